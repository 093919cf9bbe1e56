using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Finds values behind sensitive keys inside text, however it is written: JSON, queries, forms, connection strings,
/// headers, YAML, INI, XML, logfmt, what records print of themselves. Nothing is parsed, so cut text is no trouble.
/// </summary>
internal sealed class KeyValueScanner(MaskingPolicy policy)
{
    /// <summary>How far the end of a value is looked for; what is longer is hidden to the end of the text.</summary>
    private const int Window = 8_192;

    private const int FirstStep = 2_048;

    private static readonly SearchValues<char> Separators = SearchValues.Create("=:>([%;\\\"'");

    /// <summary>Finds the first value at or behind <paramref name="from"/>; what stands before is context.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int from, out KeyedFinding finding)
    {
        // In steps, so that where there is much of the one and nothing of the other, the other is not looked for again and again.
        var step = FirstStep;
        for (var at = from; at < text.Length; step *= 4)
        {
            var until = (int)Math.Min(text.Length, at + (long)step);
            var isFound = TryFindPair(text, from, at, until, out finding);
            if (CommandOption.TryFind(text, from, at, isFound ? Math.Min(until, finding.Start) : until, policy, out var option))
            {
                (finding, isFound) = (option, true);
            }

            if (SpokenValue.TryFind(text, from, at, isFound ? Math.Min(until, finding.Start) : until, policy, out var spoken))
            {
                (finding, isFound) = (spoken, true);
            }

            if (isFound)
            {
                return true;
            }

            at = until;
        }

        finding = default;
        return false;
    }

    /// <summary>Looks at one character that may stand between a key and its value.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int separator, int from, out KeyedFinding finding)
    {
        finding = default;
        switch (text[separator])
        {
            case '>' or ':' when ProtocolLine.MayFollow(text, separator) && ProtocolLine.TryFind(text, separator + 2, from, policy, out finding):
                return true;
            case '>' when separator > 2 && text[separator - 1] == '-' && text[separator - 2] == ' ':
                return ChangedValue.TryFind(text, separator - 1, from, policy, out finding) || TryPair(text, separator - 1, 2, from, out finding);
            case '>' when separator > 0 && text[separator - 1] == '<':
                return TryComparison(text, separator, from, out finding);
            case '=' when separator > 0 && text[separator - 1] == '!':
                return TryComparison(text, separator, from, out finding);
            case '=' when ShortParameter.IsAt(text, separator):
                return ShortParameter.TryFind(text, separator, from, policy, out finding);
            case '>' when ProtocolLine.TryAccess(text, separator, from, policy, out finding):
                return true;
            case '>':
                return ElementText.TryFind(text, separator, from, policy, out finding);
            case '\\' when EncodedSeparatorLength(text[separator..]) is var escape and > 0 && TryPair(text, separator, escape, from, out finding):
                return true;
            case ';' or '\\':
                return EscapedElement.TryFind(text, separator, from, policy, out finding);
            case '"' or '\'':
                return QuotedWord.TryFind(text, separator, from, policy, out finding);
            case '(' when SqlRow.TryFind(text, separator, from, policy, out finding):
                return Extended(text, separator, from, ref finding);
            case '(' when SqlCommand.TryFindList(text, separator, from, policy, out finding):
                return true;
            case '(' or '[':
                return (BracketPair.CommaOf(text, separator) is var comma and > 0 && TryPair(text, comma, 1, from, out finding))
                    || QuotedWord.TryFindArgument(text, separator, from, policy, out finding);
            case '%':
                var length = EncodedSeparatorLength(text[separator..]);
                return length > 0 ? TryPair(text, separator, length, from, out finding)
                    : text[separator..].StartsWith("%3E", StringComparison.OrdinalIgnoreCase) && EscapedElement.TryFind(text, separator, from, policy, out finding);
            case ':' when separator > 0 && char.IsAsciiDigit(text[separator - 1]) && separator + 1 < text.Length && char.IsAsciiDigit(text[separator + 1]):
                return false; // A time.
            case ':' when separator > 0 && char.IsAsciiDigit(text[separator - 1]) && PhpText.TryFind(text, separator, from, policy, out finding):
                return true;
            default:
                return TryPair(text, separator, 1, from, out finding);
        }
    }

    private bool TryFindPair(ReadOnlySpan<char> text, int from, int start, int until, out KeyedFinding finding)
    {
        for (var at = start; at < until;)
        {
            var next = text[at..until].IndexOfAny(Separators);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (TryMatch(text, at, from, out finding))
            {
                return true;
            }

            at++;
        }

        finding = default;
        return false;
    }

    // "password <> 'x'", and not "token != expected".
    private bool TryComparison(ReadOnlySpan<char> text, int separator, int from, out KeyedFinding finding)
    {
        finding = default;
        return text[(separator + 1)..].TrimStart(' ') is ['\'' or '"', ..] or ['N', '\'', ..] && TryPair(text, separator - 1, 2, from, out finding) && finding.Rule.Class == RuleClass.Secret;
    }

    // A value with a key of its own in a row before the one that its column hides: nothing looks there again.
    private bool Extended(ReadOnlySpan<char> text, int open, int from, ref KeyedFinding finding)
    {
        for (var at = open + 1; at < finding.Start;)
        {
            var next = text[at..finding.Start].IndexOfAny(Separators);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (text[at] != '(' && TryMatch(text, at, from, out var earlier))
            {
                finding = new KeyedFinding(Math.Min(earlier.Start, finding.Start), Math.Max(earlier.End, finding.End), earlier.Start < finding.Start ? policy.Fault : finding.Rule);
                break;
            }

            at++;
        }

        return true;
    }

    private bool TryPair(ReadOnlySpan<char> text, int separator, int length, int from, out KeyedFinding finding)
    {
        finding = default;
        if (!TextKey.TryRead(text, separator, out var key))
        {
            return false;
        }

        var rule = RuleOf(text, separator, key, out var textOnly) ?? SqlAssignment.RuleOf(text, separator, key, policy);
        if (rule is null)
        {
            if (text[separator] == ':' && ToldBelow.TryFind(text, separator, key, from, policy, out finding))
            {
                return true;
            }

            return MultipartText.TryFind(text, separator, key, policy, from, out finding);
        }

        if (text[separator] == ':' && FailureCause.Is(text, key.Start, separator, rule))
        {
            return false;
        }

        if (length == 1 && text[separator] is '=' or ':' && CodeValue.IsExpression(text[(separator + 1)..].TrimStart(" ="), policy))
        {
            return false;
        }

        var shape = new ValueShape(text, key, separator, length, rule);
        if (!shape.TryFind(Window, out var start, out var end) || end <= from)
        {
            return false;
        }

        start = Math.Max(start, from);
        if (new KeyedValue(text, key, separator, start, end, rule).IsHarmless(textOnly, policy))
        {
            return false;
        }

        finding = new KeyedFinding(start, end, rule);
        return true;
    }

    private MaskRule? RuleOf(ReadOnlySpan<char> text, int separator, in TextKey key, out bool textOnly)
    {
        var name = text[key.Start..key.End];
        var decision = name.ContainsAny('\\', '%') ? EscapedKey.Decide(name, policy) : policy.Decide(name);
        textOnly = decision.TextOnly;
        if (decision.Rule is { } rule)
        {
            return KeyContext.IsOther(text, separator, key, rule) ? null : rule;
        }

        if (decision.IsCalledValue)
        {
            return PairText.RuleOf(text, separator, key, policy);
        }

        return !decision.EndsPhrase ? null
            : name is "code" && AuthorizationCode.Is(text, separator, key) ? policy.Decide("authorization_code").Rule
            : name is "string" or "str" && text[separator] == '=' ? RuleOfTyped(text, key)
            : KeyPhrase.RuleOf(text, key.Start, key.End, policy) ?? SurroundingObject.RuleOfParent(text, key, policy);
    }

    // "password: str = 'x'"
    private MaskRule? RuleOfTyped(ReadOnlySpan<char> text, in TextKey type) =>
        type.Start > 3 && text[type.Start - 1] == ' ' && text[type.Start - 2] == ':' && TextKey.TryRead(text, type.Start - 2, out var key)
            ? policy.Decide(text[key.Start..key.End]).Rule
            : KeyPhrase.RuleOf(text, type.Start, type.End, policy);

    private static int EncodedSeparatorLength(ReadOnlySpan<char> text)
    {
        foreach (var spelling in (ReadOnlySpan<string>)["%3D", "%3A", "%253D", "%253A", "\\u003d", "\\u003a"])
        {
            if (text.StartsWith(spelling, StringComparison.OrdinalIgnoreCase))
            {
                return spelling.Length;
            }
        }

        return 0;
    }
}
