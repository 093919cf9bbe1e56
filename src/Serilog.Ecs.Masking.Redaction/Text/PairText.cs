using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds what names the value of a pair in a text, whose own key is just <c>value</c> or the like.</summary>
internal static class PairText
{
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

        return SurroundingObject.RuleOf(text, key, text[separator], policy) ?? OfLineAbove(text, key, policy);
    }

    // Right before: …name":"password","value
    private static bool TryNameBefore(ReadOnlySpan<char> text, in TextKey key, out int start, out int end)
    {
        var before = text[..key.Start];
        before = before[..^TextQuote.LengthAtEnd(before)].TrimEnd(" \t\r\n,;");
        var close = before[..^TextQuote.LengthAtEnd(before)].Length;
        start = close;
        while (start > 0 && close - start < NamingPair.Reach && (NamingPair.IsNameCharacter(text[start - 1]) || text[start - 1] == ' ') && !IsSeparated(text, start - 1))
        {
            start--;
        }

        end = close;
        var open = text[..start];
        open = open[..^TextQuote.LengthAtEnd(open)].TrimEnd(" \t\r\n");
        return end > start && open.Length > 0 && open[^1] is '=' or ':' && NamingPair.Is(text, open.Length - 1, text[start..end]);
    }

    // Right behind: "value":"x","name":"password"
    private static bool TryNameAhead(ReadOnlySpan<char> text, int separator, out int start, out int end)
    {
        start = end = 0;
        var at = NamingPair.SkipSpaces(text, separator + 1);
        var quote = TextQuote.LengthAtStart(text[at..]);
        if (quote == 0)
        {
            return TryNameBelow(text, at, out start, out end);
        }

        var mark = text.Slice(at, quote);
        var limit = Math.Min(text.Length, at + 2_048);
        var close = at + quote + TextQuote.FindClose(text[(at + quote)..limit], mark);
        for (var place = close; place < Math.Min(limit, close + SurroundingObject.Longest);)
        {
            var colon = text[place..limit].IndexOfAny(Members);
            if (colon < 0 || text[place + colon] is '{' or '}')
            {
                break;
            }

            place += colon;
            var isRead = NamingPair.TryRead(text, place, out start, out end);
            if (isRead && NamingPair.Is(text, place, text[start..end]))
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
        var line = text[at..Math.Min(text.Length, at + SurroundingObject.Longest)].IndexOf('\n');
        var next = line < 0 ? text.Length : NamingPair.SkipSpaces(text, at + line + 1);
        var colon = text[next..Math.Min(text.Length, next + 32)].IndexOf(':');
        if (colon < 2 || !PairNames.Names(text.Slice(next, colon)))
        {
            return false;
        }

        start = NamingPair.SkipSpaces(text, next + colon + 1);
        start += TextQuote.LengthAtStart(text[start..]);
        end = NamingPair.EndOfName(text, start);
        return end > start;
    }

    // "password\n  String should be longer [type=string_too_short, input_value='x'", as Python's validators report.
    private static MaskRule? OfLineAbove(ReadOnlySpan<char> text, in TextKey key, MaskingPolicy policy)
    {
        if (text[key.Start..key.End] is not "input_value")
        {
            return null;
        }

        var above = text[Math.Max(0, key.Start - SurroundingObject.Longest)..key.Start];
        above = above[..Math.Max(0, above.LastIndexOf('\n'))].TrimEnd('\r');
        var name = above[(above.LastIndexOf('\n') + 1)..];
        return PlainValue.IsName(name) ? policy.Decide(name).Rule : null;
    }

    private static bool IsSeparated(ReadOnlySpan<char> text, int at) => text[at] is ' ' or ':' && (at == 0 || text[at - 1] is '=' or ':' or '"' or '\'');
}
