using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Redaction.Templates;

/// <summary>Finds the holes of a template that the text before them names: <c>password {0}</c>, <c>Authorization: Bearer {Value}</c>.</summary>
internal static class HoleNames
{
    private const int Reach = 128;

    /// <summary>Represents what a hole will be filled with: a word that is no prose and no placeholder.</summary>
    private const string Sample = "x1y2z3w4";

    public static List<KeyValuePair<string, MaskRule>> Find(MessageTemplate template, EventPolicy policy)
    {
        var named = new List<KeyValuePair<string, MaskRule>>();
        var before = "";
        foreach (var token in template.Tokens)
        {
            if (token is PropertyToken hole)
            {
                if (RuleBehind(before, hole.PropertyName, policy) is { } rule)
                {
                    named.Add(KeyValuePair.Create(hole.PropertyName, rule));
                }

                before += Sample;
            }
            else
            {
                before += token.ToString();
            }

            before = before.Length > Reach ? before[^Reach..] : before;
        }

        return named;
    }

    /// <summary>
    /// Finds the holes that are filled with a name and its value: <c>{Name}={Value}</c>, <c>{Header}: {Content}</c>, <c>{Key} is now {Value}</c>.
    /// </summary>
    public static List<NamedHole> Pairs(MessageTemplate template, EventPolicy policy)
    {
        var pairs = new List<NamedHole>();
        PropertyToken? before = null;
        var between = "";
        var holes = template.Tokens.OfType<PropertyToken>().ToArray();
        foreach (var token in template.Tokens)
        {
            if (token is not PropertyToken hole)
            {
                between += token.ToString();
                continue;
            }

            if (before is not null && between.Trim(" \t\"'`()[]".ToCharArray()) is "=" or ":" or "=>" or "->" or ":=")
            {
                pairs.Add(new NamedHole(before.PropertyName, hole.PropertyName));
            }
            else if (policy.Decide(hole.PropertyName).IsPairValue && Array.Find(holes, one => policy.Decide(one.PropertyName).NamesPair) is { } name)
            {
                pairs.Add(new NamedHole(name.PropertyName, hole.PropertyName));
            }

            before = hole;
            between = "";
        }

        return pairs;
    }

    /// <summary>Returns the rule that the text before a hole names, or <see langword="null"/>.</summary>
    public static MaskRule? RuleBehind(string before, string property, EventPolicy policy)
    {
        var text = before + Sample;
        var findings = PairFindings.Rent();
        TextSearch.Run(text, policy, findings);
        findings.Resolve();
        var behind = findings.FirstBehind(before.Length);
        findings.Return();
        if (behind is { } finding)
        {
            // "{User}: password=x, name={Name}": a value that began before the hole ends there only by chance.
            return finding.Start >= before.Length - LongestScheme ? finding.Rule : null;
        }

        return SaysWhatItIs(property) ? null : RuleOfLastWord(before.TrimEnd(" \t\"'`([{<".ToCharArray()), policy);
    }

    /// <summary>How far before the hole its value may begin: "Bearer ".</summary>
    private const int LongestScheme = 12;

    private static MaskRule? RuleOfLastWord(string before, EventPolicy policy)
    {
        var start = before.Length;
        while (start > 0 && (char.IsLetterOrDigit(before[start - 1]) || before[start - 1] is '_' or '-' or '.'))
        {
            start--;
        }

        if (start == before.Length || before[^1] == '.')
        {
            return null;
        }

        return KeyReader.TryRead(before, start, before.Length, policy, out var key) && !NameContext.IsOtherWord(before, key, policy) ? key.Rule : null;
    }

    // "cookie {CookieName}", "token {TokenId}": the name of the hole shows that it is something else.
    private static bool SaysWhatItIs(string property)
    {
        Span<char> letters = stackalloc char[KeyWords.MaxLength];
        Span<byte> ends = stackalloc byte[KeyWords.MaxLength];
        var words = KeyWords.Of(property, letters, ends);
        return words.Count > 0
            && (KeyGrammar.IsMetadata(words.Word(words.Count - 1)) || Vocabulary.Is(words.Word(words.Count - 1), WordClass.HoleNoun));
    }
}
