using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Prose;

/// <summary>Reads quoted values in sentences.</summary>
internal static class QuotedValueReader
{
    private const int LongestQuoted = 512;

    // A label of RFC 1123.
    private static readonly SearchValues<char> ObjectNameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    private static readonly string[] ObjectStatements = WordLists.PhrasesOf("object-statement");

    /// <summary>Returns the part of a text up to which a quotation mark is searched from an offset.</summary>
    public static ReadOnlySpan<char> Window(ReadOnlySpan<char> text, int from) => text[..Math.Min(text.Length, from + LongestQuoted)];

    /// <summary>Returns whether an old and a new value follow: <c>from 'x' to 'y'</c>.</summary>
    public static bool IsChangedFrom(ReadOnlySpan<char> text, int at)
    {
        at = WhiteSpace.SkipBlanks(text, at);
        var window = Window(text, at);
        return QuoteReader.ReadAt(window, at) is { Exists: true } open && QuoteReader.FindClose(window, open) is var close && close < window.Length
            && text[WhiteSpace.SkipBlanks(text, close + open.Length)..].StartsWith("to ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reports a quoted value, and the new one after it: <c>changed from 'x' to 'y'</c>.</summary>
    /// <param name="search">The search.</param>
    /// <param name="key">The name.</param>
    /// <param name="open">The mark that opens the value.</param>
    /// <param name="isTold">Whether a verb says that it is the value.</param>
    /// <param name="isChanged">Whether a new value may follow.</param>
    /// <param name="isNext">Whether nothing is between the name, which is not quoted itself, and the value.</param>
    public static bool Report(ref TextSearch search, in KeyCandidate key, Quote open, bool isTold, bool isChanged, bool isNext = false)
    {
        var text = search.Text;
        var window = Window(text, open.End);
        var close = QuoteReader.FindClose(window, open);
        search.Spend(close - open.Start);
        if (close >= window.Length)
        {
            return false;
        }

        var value = text[open.End..close];
        if (Guid.TryParseExact(value, "D", out _))
        {
            return false;
        }

        // The cookie 'session' is missing: that is its name.
        if (key.Rule.HoldsPairs && !value.Contains('='))
        {
            return false;
        }

        if (key.Rule.Id == MaskingRuleIds.Secret && IsObjectName(text, value, close + open.Length))
        {
            return false;
        }

        var isOpaque = SecretStrengths.Measure(value) is SecretStrength.Mixed or SecretStrength.Token
            || (SecretStrengths.Measure(value) == SecretStrength.Number && key.Rule.IsTyped);
        if (!isOpaque && !(key.Rule.IsTyped && (isTold || isNext || value.ContainsAnyInRange('0', '9')) && !value.Contains(' ')))
        {
            return false;
        }

        var isFound = search.Report(new Pair(key, open.End, close, NotationKind.Prose) { Quote = open });
        var next = WhiteSpace.SkipBlanks(text, close + open.Length);
        if (isChanged && text[next..].StartsWith("to ", StringComparison.OrdinalIgnoreCase) && QuoteReader.ReadAt(text, next + 3) is { Exists: true } second)
        {
            isFound |= Report(ref search, key, second, isTold: true, isChanged: false);
        }

        return isFound;
    }

    // secret "default-token-x8vqz" not found: what Kubernetes says of an object of that name.
    private static bool IsObjectName(ReadOnlySpan<char> text, ReadOnlySpan<char> value, int end)
    {
        if (!value.ContainsAny('-', '.') || value.ContainsAnyExcept(ObjectNameCharacters))
        {
            return false;
        }

        foreach (var statement in ObjectStatements)
        {
            if (text[end..].StartsWith(statement))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reports a quoted value before the name: <c>the value 'x' is not valid for Password</c>.</summary>
    public static bool TryReadBefore(ref TextSearch search, in KeyCandidate key, int end)
    {
        var text = search.Text;
        var from = Math.Max(0, end - LongestQuoted);
        var mark = text[end - 1] == ']' ? '[' : text[end - 1];
        var open = text[from..(end - 1)].LastIndexOf(mark);
        search.Spend(end - from);
        if (open < 0)
        {
            return false;
        }

        var before = WhiteSpace.TrimEnd(text, from + open);
        var word = text[NameReader.StartOfWord(text, before)..before];
        return Vocabulary.Is(word, WordClass.ValueNoun)
            && (EndsSentence(text, key.End) || IsParameter(text, key.Start) || IsSubject(text, key.End))
            && search.Report(new Pair(key, from + open + 1, end - 1, NotationKind.Prose) { Quote = new Quote(from + open, 1) });
    }

    // "value 'x' of Password is not valid"
    private static bool IsSubject(ReadOnlySpan<char> text, int end) =>
        text[end..] is [' ', ..] && Vocabulary.Is(text[(end + 1)..NameReader.EndOfWord(text, end + 1)], WordClass.Link | WordClass.Modal);

    // "value 'x' of parameter password"
    private static bool IsParameter(ReadOnlySpan<char> text, int name) =>
        name > 1 && text[name - 1] == ' ' && PairNames.Names(text[NameReader.StartOfWord(text, name - 1)..(name - 1)]);

    /// <summary>Reports a quoted value that was tried or is selected: <c>tried 'x' as password</c>, <c>SELECT 'x' AS password</c>.</summary>
    public static bool TryReadAttempt(ref TextSearch search, in KeyCandidate key, int end)
    {
        var text = search.Text;
        end = WhiteSpace.TrimEnd(text, end);
        var mark = end > 1 ? text[end - 1] : ' ';
        var from = Math.Max(0, end - LongestQuoted);
        if (mark is not ('\'' or '"')
            || !key.Rule.IsTyped
            || !EndsSentence(text, key.End)
            || text[from..(end - 1)].LastIndexOf(mark) is not (>= 0 and var open))
        {
            return false;
        }

        search.Spend(end - from);
        var value = text[(from + open + 1)..(end - 1)];
        var isColumn = mark == '\'' && text[end..] is [' ', 'A', 'S', ' ', ..];
        return (isColumn || value.ContainsAnyInRange('0', '9') || SecretStrengths.Measure(value) != SecretStrength.Words)
            && search.Report(new Pair(key, from + open + 1, end - 1, NotationKind.Prose) { Quote = new Quote(from + open, 1) });
    }

    /// <summary>
    /// Returns whether what is said of a name ends with it: <c>… is not valid for Password.</c>, and not <c>… for password reset pages</c>.
    /// </summary>
    public static bool EndsSentence(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || text[at] is '.' or ',' or ';' or '\'' or '"' or ')' or ']' or '\r' or '\n' or ':' || QuoteReader.ReadAt(text, at).Exists;
}
