using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Finds what names the value of a pair in a text, whose own key is just <c>value</c> or the like.</summary>
internal static class PairText
{
    private const int Reach = 96;

    /// <summary>How far back the object may begin that a value is a member of.</summary>
    private const int LongestObject = 512;

    private static readonly SearchValues<char> Members = SearchValues.Create(":={}");

    /// <summary>Returns the rule for the value behind a separator, or <see langword="null"/> where nothing names it.</summary>
    public static MaskRule? RuleOf(ReadOnlySpan<char> text, int separator, in TextKey key, MaskingPolicy policy)
    {
        if (TryNameBefore(text, key, out var start, out var end) && policy.Decide(text[start..end]).Rule is { } before)
        {
            return before;
        }

        if (TryNameAhead(text, separator, out start, out end) && policy.Decide(text[start..end]).Rule is { } ahead)
        {
            return ahead;
        }

        return OfObject(text, key, text[separator], policy) ?? OfLineAbove(text, key, policy);
    }

    /// <summary>Returns the rule of a member of which only the object around it says whose it is, <c>"card":{"holder":"x"}</c>, or <see langword="null"/>.</summary>
    public static MaskRule? RuleOfParent(ReadOnlySpan<char> text, in TextKey key, MaskingPolicy policy)
    {
        if (!key.IsQuoted || !PairNames.IsNamedByParent(text[key.Start..key.End]) || StartOfObject(text, key.Start) is not (> 1 and var open))
        {
            return null;
        }

        var before = text[..open].TrimEnd(" \t\r\n[");
        return before is [.., ':'] && TextKey.TryRead(text, before.Length - 1, out var parent) ? PairNames.RuleOfParent(text[parent.Start..parent.End], text[key.Start..key.End], policy) : null;
    }

    /// <summary>Returns where the comma stands in a pair that begins with the bracket, <c>[password, x]</c> or <c>("password", "x")</c>, or -1.</summary>
    public static int CommaOfPair(ReadOnlySpan<char> text, int bracket)
    {
        var at = bracket + 1;
        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        at += TextQuote.LengthAtStart(text[at..]);
        var start = at;
        while (at < text.Length && at - start <= Reach && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ':'))
        {
            at++;
        }

        if (at == start || at >= text.Length)
        {
            return -1;
        }

        at += TextQuote.LengthAtStart(text[at..]);
        return at < text.Length && text[at] == ',' && !IsColumnList(text[..(bracket + 1)]) ? at : -1;
    }

    private static bool IsColumnList(ReadOnlySpan<char> before) =>
        before.Length > 8 && before[^1] == '(' && before[Math.Max(0, before.Length - Reach)..].Contains("INTO ", StringComparison.OrdinalIgnoreCase);

    // Right before: …name":"password","value
    private static bool TryNameBefore(ReadOnlySpan<char> text, in TextKey key, out int start, out int end)
    {
        var before = text[..key.Start];
        before = before[..^TextQuote.LengthAtEnd(before)].TrimEnd(" \t\r\n,;");
        var close = before[..^TextQuote.LengthAtEnd(before)].Length;
        start = close;
        while (start > 0 && close - start < Reach && (IsNameCharacter(text[start - 1]) || text[start - 1] == ' ') && !IsSeparated(text, start - 1))
        {
            start--;
        }

        end = close;
        var open = text[..start];
        open = open[..^TextQuote.LengthAtEnd(open)].TrimEnd(" \t\r\n");
        return end > start && open.Length > 0 && open[^1] is '=' or ':' && IsNameKey(text, open.Length - 1, text[start..end]);
    }

    // Right behind: "value":"x","name":"password"
    private static bool TryNameAhead(ReadOnlySpan<char> text, int separator, out int start, out int end)
    {
        start = end = 0;
        var at = SkipSpaces(text, separator + 1);
        var quote = TextQuote.LengthAtStart(text[at..]);
        if (quote == 0)
        {
            return TryNameBelow(text, at, out start, out end);
        }

        var mark = text.Slice(at, quote);
        var limit = Math.Min(text.Length, at + 2_048);
        var close = at + quote + TextQuote.FindClose(text[(at + quote)..limit], mark);
        for (var place = close; place < Math.Min(limit, close + LongestObject);)
        {
            var colon = text[place..limit].IndexOfAny(Members);
            if (colon < 0 || text[place + colon] is '{' or '}')
            {
                break;
            }

            place += colon;
            var isRead = TryReadName(text, place, out start, out end);
            if (isRead && IsNameKey(text, place, text[start..end]))
            {
                return true;
            }

            place = isRead ? end : place + 1;
        }

        return false;
    }

    // On the next line: "value: x\n  name: password"
    private static bool TryNameBelow(ReadOnlySpan<char> text, int at, out int start, out int end)
    {
        start = end = 0;
        var line = text[at..Math.Min(text.Length, at + LongestObject)].IndexOf('\n');
        var next = line < 0 ? text.Length : SkipSpaces(text, at + line + 1);
        var colon = text[next..Math.Min(text.Length, next + 32)].IndexOf(':');
        if (colon < 2 || !PairNames.Names(text.Slice(next, colon)))
        {
            return false;
        }

        start = SkipSpaces(text, next + colon + 1);
        start += TextQuote.LengthAtStart(text[start..]);
        end = start;
        while (end < text.Length && end - start < Reach && IsNameCharacter(text[end]))
        {
            end++;
        }

        return end > start;
    }

    // Anywhere before in the same object: "property":"password","oldValue":"x","newValue":"y"; or by its type: Password { Value = x }
    private static MaskRule? OfObject(ReadOnlySpan<char> text, in TextKey key, char separator, MaskingPolicy policy)
    {
        var open = StartOfObject(text, key.Start);
        if (open < 0)
        {
            return null;
        }

        if (!key.IsQuoted)
        {
            var type = text[..open].TrimEnd(' ');
            var start = type.Length;
            while (start > 0 && type.Length - start < Reach && (char.IsLetterOrDigit(type[start - 1]) || type[start - 1] == '_'))
            {
                start--;
            }

            return separator is '=' or ':' && open - type.Length == 1 && start < type.Length && char.IsUpper(type[start]) ? KnownMember.OfType(type[start..], int.MaxValue, policy) : null;
        }

        for (var at = open + 1; at < key.Start; at++)
        {
            var next = text[at..key.Start].IndexOfAny(':', '=');
            if (next < 0)
            {
                return null;
            }

            at += next;
            if (TryReadName(text[..key.Start], at, out var start, out var end) && IsNameKey(text, at, text[start..end]) && policy.Decide(text[start..end]).Rule is { } rule)
            {
                return rule;
            }
        }

        return null;
    }

    // "password\n  String should be longer [type=string_too_short, input_value='x'", as Python's validators report.
    private static MaskRule? OfLineAbove(ReadOnlySpan<char> text, in TextKey key, MaskingPolicy policy)
    {
        if (text[key.Start..key.End] is not "input_value")
        {
            return null;
        }

        var above = text[Math.Max(0, key.Start - LongestObject)..key.Start];
        above = above[..Math.Max(0, above.LastIndexOf('\n'))].TrimEnd('\r');
        var name = above[(above.LastIndexOf('\n') + 1)..];
        return PlainValue.IsName(name) ? policy.Decide(name).Rule : null;
    }

    private static int StartOfObject(ReadOnlySpan<char> text, int from)
    {
        var depth = 0;
        for (var at = from - 1; at >= Math.Max(0, from - LongestObject); at--)
        {
            switch (text[at])
            {
                case '}':
                    depth++;
                    break;
                case '{' when depth-- == 0:
                    return at;
            }
        }

        return -1;
    }

    // Behind the separator, in quotes.
    private static bool TryReadName(ReadOnlySpan<char> text, int separator, out int start, out int end)
    {
        start = SkipSpaces(text, separator + 1);

        // "loc":["body","password"]
        if (start < text.Length && text[start] == '[' && text[start..Math.Min(text.Length, start + Reach)] is var list && list.IndexOf(']') is var close and > 2)
        {
            var last = list[..close].LastIndexOf(',') + 1;
            start = SkipSpaces(text, start + Math.Max(1, last));
        }

        var quote = TextQuote.LengthAtStart(text[start..]);
        start += quote;
        end = start;
        while (end < text.Length && end - start < Reach && IsNameCharacter(text[end]))
        {
            end++;
        }

        return quote > 0 && end > start;
    }

    private static bool IsNameKey(ReadOnlySpan<char> text, int separator, ReadOnlySpan<char> name)
    {
        if (!TextKey.TryRead(text, separator, out var key) || !PairNames.Names(text[key.Start..key.End]))
        {
            return false;
        }

        // {"op":"replace","path":"/password","value":"x"}, but not {"path":"/oauth/token","value":12}
        return !text[key.Start..key.End].Equals("path", StringComparison.OrdinalIgnoreCase) || PairNames.IsConfigurationPath(name)
            || text[Math.Max(0, key.Start - Reach)..key.Start].Contains("\"op", StringComparison.OrdinalIgnoreCase)
            || (!name.Contains('/') && text[key.End..Math.Min(text.Length, key.End + Reach)].Contains("\"location", StringComparison.Ordinal));
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '/' or ':';

    private static bool IsSeparated(ReadOnlySpan<char> text, int at) => text[at] is ' ' or ':' && (at == 0 || text[at - 1] is '=' or ':' or '"' or '\'');
}
