using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>Reads the literals that a value may be, whatever the notation: quoted texts, with a prefix or a call around them.</summary>
internal static class ValueReader
{
    private static readonly SearchValues<char> PlaceholderEnds = SearchValues.Create(" \t\r\n\"'`");

    private const int LongestCall = 64;
    private const int LongestPlaceholder = 128;

    /// <summary>Returns the text, cut to where a value that begins at an offset may end.</summary>
    public static ReadOnlySpan<char> Window(ReadOnlySpan<char> text, int start) =>
        text.Length - start <= ValueEnd.Window ? text : text[..(start + ValueEnd.Window)];

    /// <summary>Returns whether a placeholder or a reference is at an offset, whatever ends it: <c>${NAME}</c>, <c>&lt;name&gt;</c>, <c>{{name}}</c>.</summary>
    public static bool IsPlaceholderAt(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('$' or '{' or '<' or '%' or '@' or ':' or '?' or '!' or 'o' or '(' or '#'))
        {
            return false;
        }

        var window = text[at..Math.Min(text.Length, at + LongestPlaceholder)];
        if (ValueShapes.StartsWithReference(window) || ValueShapes.IsRemark(window))
        {
            return true;
        }

        var end = window.IndexOfAny(PlaceholderEnds);
        var run = end < 0 ? window : window[..end];
        return ValueShapes.IsPlaceholder(run.TrimEnd(",;.)&|")) || ValueShapes.IsPlaceholder(run);
    }

    /// <summary>Reads a quoted text, and what languages write before one: <c>N'x'</c>, <c>$@"x"</c>, <c>new Secret("x")</c>, <c>(string)"x"</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The offset of the value.</param>
    /// <param name="open">The opening mark.</param>
    /// <returns>Whether the value is quoted.</returns>
    public static bool TryReadQuote(ReadOnlySpan<char> text, int at, out Quote open)
    {
        open = QuoteReader.ReadAt(text, at);
        if (open.Exists)
        {
            return true;
        }

        var end = at;
        while (end < text.Length && end - at < 3 && text[end] is 'N' or 'n' or 'b' or 'B' or 'u' or 'r' or 'R' or 'f' or 'F' or 'E' or 'e' or '@' or '$' or '#')
        {
            end++;
        }

        if (end > at && (open = QuoteReader.ReadAt(text, end)).Exists)
        {
            return true;
        }

        // <<"x">> of Erlang
        open = QuoteReader.ReadAt(text, text[Math.Min(at, text.Length)..].StartsWith("<<") ? at + 2 : EndOfCall(text, at));
        return open.Exists;
    }

    /// <summary>Reports a quoted value up to its closing mark, or to the end of the text where that is missing.</summary>
    public static bool ReportQuoted(ref TextSearch search, in Pair pair, Quote open)
    {
        var text = search.Text;
        var window = Window(text, open.End);
        var close = QuoteReader.FindClose(window, open);
        search.Spend(close - open.End);
        return search.Report(pair with { Start = open.End, End = close == window.Length ? text.Length : close, Quote = open, IsTight = true });
    }

    /// <summary>
    /// Returns the offset of the brace after the name of a type, as objects print themselves, <c>Login { Name: …</c>; without one, the offset itself.
    /// </summary>
    public static int SkipType(ReadOnlySpan<char> text, int start)
    {
        // []string{"x"} of Go
        if (text[start..].StartsWith("[]") && NameReader.EndOfWord(text, start + 2) is var type && type > start + 2 && type < text.Length && text[type] == '{')
        {
            return type;
        }

        var end = NameReader.EndOfWord(text, start);
        return end > start && char.IsAsciiLetterUpper(text[start]) && CharacterSet.Letters.Covers(text[start..end]) && PlainWords.Covers(text[start..end])
            && text[end..].StartsWith(" { ") && StartsMember(text, end + 3) ? end + 1 : start;
    }

    // "Name: x", "Name = x", or nothing: "{page}" is the hole of a template, and what is before it no type.
    private static bool StartsMember(ReadOnlySpan<char> text, int start)
    {
        var end = NameReader.EndOfWord(text, start);
        var rest = text[end..];
        return end == start ? rest is ['}', ..] : rest is [':', ..] or [' ', '=', ..];
    }

    /// <summary>Returns whether what is after a colon has a name of its own: <c>auth: AccountSid=x</c>, <c>Jwt:SigningKey=x</c>.</summary>
    public static bool IsOtherPair(ReadOnlySpan<char> text, int start, in PairHead head, MaskingPolicy policy)
    {
        if (head.Operator.Kind != OperatorKind.Colon || head.Key.Rule.HoldsPairs || !char.IsAsciiLetter(text[start]))
        {
            return false;
        }

        // "Jwt:Issuer=x", "Password:MinLength=8": the path of a setting that is no secret.
        var end = NameReader.EndOfWord(text, start);
        if (start == head.Operator.End
            && end < text.Length
            && text[end] == '='
            && char.IsAsciiLetterUpper(text[start])
            && policy.Decide(text[head.Key.Start..end]).Rule is null)
        {
            return true;
        }

        return !head.Key.Rule.IsTyped && end + 1 < text.Length && text[end] == '=' && text[end + 1] != '=' && !text[start..end].ContainsAnyInRange('0', '9')
            && (Vocabulary.Is(text[head.Key.WordStart..head.Key.End], WordClass.Weak) || policy.Decide(text[start..end]).Rule is not null);
    }

    // The offset after "new Secret(", "Some(" or "(string)"; where none is, the offset itself.
    private static int EndOfCall(ReadOnlySpan<char> text, int at)
    {
        var window = text[at..Math.Min(text.Length, at + LongestCall)];
        var end = window.StartsWith("new ") ? 4 : 0;
        if (end < window.Length && window[end] == '(')
        {
            var close = window.IndexOf(')');
            return close > 1 && Vocabulary.Is(window[1..close], WordClass.Type) ? at + close + 1 : at;
        }

        var name = end;
        while (end < window.Length && (char.IsAsciiLetterOrDigit(window[end]) || window[end] is '_' or '.' or ':'))
        {
            end++;
        }

        if (end == name || end >= window.Length || window[end] != '(')
        {
            return at;
        }

        // PHP prints the length of a text: string(7) "x".
        var digits = end + 1;
        while (digits < window.Length && char.IsAsciiDigit(window[digits]))
        {
            digits++;
        }

        return digits > end + 1 && window[digits..].StartsWith(") ") ? at + digits + 2 : at + end + 1;
    }
}
