using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// The name of a quoted value that stands elsewhere in its sentence: <c>'User.Password' changed from 'x' to 'y'</c>,
/// <c>setting 'Smtp:Password' has value 'x'</c>, <c>the value 'x' is not valid for Password</c>, <c>duplicate entry 'x' for key 'users.pin'</c>.
/// </summary>
internal static class MentionedName
{
    private const int Reach = 96;
    private const int MostWords = 6;
    private const int LongestValue = 512;
    private const int LongestStatement = 2_048;

    // What is said of the thing itself; any other word behind its name makes it another: "password policy changed from".
    private static readonly WordSet Verbs = new("was is has had with changed updated modified set rejected detected switched rotated replaced");

    private static readonly WordSet Kinds = new("the key field property column parameter member index constraint setting option header variable argument attribute");

    /// <summary>Returns the rule for the value behind a word such as <c>from</c> or <c>value</c>, or <see langword="null"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">Where the word starts.</param>
    /// <param name="quote">Where the value opens.</param>
    /// <param name="policy">What is sensitive.</param>
    public static MaskRule? RuleOf(ReadOnlySpan<char> text, int word, int quote, MaskingPolicy policy) => text[word..(quote - 1)] switch
    {
        "from" or "FROM" => Before(text, word, policy) is { } rule && !IsTable(text, word, quote) ? rule : null,
        "to" or "TO" => BehindFrom(text, word) is var from and > 0 ? Before(text, from, policy) : OfAssigned(text, word, policy) ?? SpokenSubject.OfChange(text, word, policy),
        "value" or "entry" or "Value" or "Entry" => Before(text, word, policy) ?? Behind(text, quote, policy),
        _ => null,
    };

    // "environment variable 'DB_PASSWORD' to 'x'", "setting Smtp:Password to 'x'"
    private static MaskRule? OfAssigned(ReadOnlySpan<char> text, int to, MaskingPolicy policy)
    {
        var before = text[Math.Max(0, to - Reach)..to].TrimEnd(' ');
        var name = before[(before.LastIndexOf(' ') + 1)..];
        var bare = name.Trim("'\"`");
        return bare.Length > 2 && (bare.Length < name.Length || IsJoined(bare)) && policy.Decide(bare).Rule is { Class: RuleClass.Secret } rule ? rule : null;
    }

    // SELECT "password" FROM "users", and not: select … password from 'x' to 'y'
    private static bool IsTable(ReadOnlySpan<char> text, int word, int quote)
    {
        var rest = text[(quote + 1)..Math.Min(text.Length, quote + 1 + LongestValue)];
        var close = TextQuote.FindClose(rest, text.Slice(quote, 1));
        return text[Math.Max(0, word - LongestStatement)..word].Contains("SELECT ", StringComparison.OrdinalIgnoreCase)
            && !(close < rest.Length && rest[(close + 1)..].StartsWith(" to ", StringComparison.OrdinalIgnoreCase));
    }

    // Backwards over the words of the sentence.
    private static MaskRule? Before(ReadOnlySpan<char> text, int end, MaskingPolicy policy)
    {
        var from = Math.Max(0, end - Reach);
        var before = text[from..end];
        before = before[(before.LastIndexOfAny('\r', '\n') + 1)..].TrimEnd(' ');
        ReadOnlySpan<char> next = "with";
        for (var words = 0; words < MostWords && !before.IsEmpty; words++)
        {
            var word = before[(before.LastIndexOf(' ') + 1)..];
            var name = word.Trim("'\"`:,()[]");
            if (Verbs.ContainsInAnyCase(next) && name.Length > 1 && policy.Decide(name).Rule is { } rule && (rule.IsTyped || name.Length < word.Length || IsJoined(name)))
            {
                return rule;
            }

            if (word[^1] is '.' or ';' or '!')
            {
                break;
            }

            next = name;
            before = before[..^word.Length].TrimEnd(' ');
        }

        return null;
    }

    // "from 'x' to": where the word begins.
    private static int BehindFrom(ReadOnlySpan<char> text, int to)
    {
        var before = text[Math.Max(0, to - LongestValue)..to].TrimEnd(' ');
        if (before.Length < 8 || before[^1] is not ('\'' or '"'))
        {
            return -1;
        }

        var open = before[..^1].LastIndexOf(before[^1]);
        var word = open < 5 ? default : before[..open];
        return word.EndsWith("from ", StringComparison.OrdinalIgnoreCase) ? Math.Max(0, to - LongestValue) + open - 5 : -1;
    }

    // "… for key 'users.password'", "… is not valid for New password."
    private static MaskRule? Behind(ReadOnlySpan<char> text, int quote, MaskingPolicy policy)
    {
        var window = text[(quote + 1)..Math.Min(text.Length, quote + 1 + LongestValue)];
        var mark = text[quote] == '[' ? "]" : text.Slice(quote, 1);
        var close = text[quote] == '[' ? window.IndexOf(']') : TextQuote.FindClose(window, mark);
        if (close < 0 || close + 1 >= window.Length)
        {
            return null;
        }

        var rest = window[(close + 1)..Math.Min(window.Length, close + 1 + Reach)];
        var line = rest.IndexOfAny('\r', '\n');
        rest = line < 0 ? rest : rest[..line];
        var at = IndexOfPreposition(rest);
        if (at < 0)
        {
            return null;
        }

        rest = rest[at..];
        while (rest.IndexOf(' ') is var space and > 0 && Kinds.ContainsInAnyCase(rest[..space]))
        {
            rest = rest[(space + 1)..];
        }

        if (TextQuote.LengthAtStart(rest) == 1)
        {
            var end = TextQuote.FindClose(rest[1..], rest[..1]);
            return end < rest.Length - 1 ? policy.Decide(rest.Slice(1, end)).Rule : null;
        }

        // Without quotation marks, the name goes to the end of the sentence.
        var stop = rest.IndexOfAny(",;!");
        rest = (stop < 0 ? rest : rest[..stop]).TrimEnd(". ");
        return rest.Length is > 1 and <= 64 && rest.Count(' ') < 3 ? policy.Decide(rest).Rule : null;
    }

    private static int IndexOfPreposition(ReadOnlySpan<char> text)
    {
        var first = -1;
        foreach (var word in (ReadOnlySpan<string>)[" for ", " on ", " of "])
        {
            if (text.IndexOf(word) is var at and >= 0 && (first < 0 || at + word.Length < first))
            {
                first = at + word.Length;
            }
        }

        return first;
    }

    // "X-Api-Key", "accessToken": a name that programs have.
    private static bool IsJoined(ReadOnlySpan<char> name) => name.ContainsAny("_-.:") || name[1..].ContainsAnyInRange('A', 'Z');
}
