using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>A name with what encloses it and the operator after it: everything before the value. Read once for all notations.</summary>
internal readonly struct PairHead
{
    private const int MostClosers = 8;
    private const int LongestRemark = 24;
    private const int LongestVisibility = 64;
    private const int ShortestLeaders = 5;
    private const int MostLeaders = 80;

    private static readonly SearchValues<char> LineMarkers = SearchValues.Create(" \t-#*>|\"'`+");

    private PairHead(in KeyCandidate key, Quote open, Quote close, int nameEnd, TextOperator textOperator)
    {
        Key = key;
        Open = open;
        Close = close;
        NameEnd = nameEnd;
        Operator = textOperator;
    }

    /// <summary>Gets the name.</summary>
    public KeyCandidate Key { get; init; }

    /// <summary>Gets the quotation mark directly before the name; none where another character is.</summary>
    public Quote Open { get; }

    /// <summary>Gets the quotation mark directly after the name; none where another character is.</summary>
    public Quote Close { get; }

    /// <summary>Gets the offset after the name and what closes it: marks, brackets, <c>[0]</c>, <c>?</c>, <c>(again)</c>.</summary>
    public int NameEnd { get; }

    /// <summary>Gets the operator after the name, blanks between them allowed.</summary>
    public TextOperator Operator { get; }

    /// <summary>Returns whether the blanks between the name and the operator are encoded.</summary>
    public bool HasEncodedBlanks(ReadOnlySpan<char> text) => Operator.Start > NameEnd && text[Operator.Start - 1] is not (' ' or '\t');

    /// <summary>Gets whether the same marks are before and after the name.</summary>
    public bool IsQuoted => Open.Exists && Close.Exists && Open.Length == Close.Length;

    /// <summary>Gets the offset of the name or of the mark before it.</summary>
    public int Start => IsQuoted ? Open.Start : Key.Start;

    /// <summary>Reads what is around a name.</summary>
    public static PairHead Read(ReadOnlySpan<char> text, in KeyCandidate key)
    {
        var open = QuoteReader.ReadBefore(text, key.Start);
        var close = QuoteReader.OpensOnly(text, key.End) ? default : QuoteReader.ReadAt(text, key.End);
        var end = SkipClosers(text, key.End + LengthOfFullStop(text, key));
        var leaders = LengthOfLeaders(text, end);
        var textOperator = ReadOperator(text, WhiteSpace.SkipBlanks(text, end + leaders));

        // {:password "my-pw" :user "ann"}: the mark ends another value, and the colon begins a keyword of Clojure.
        if (close.Exists
            && textOperator.Kind == OperatorKind.Colon
            && textOperator.Start > end
            && textOperator.End < text.Length
            && char.IsAsciiLetter(text[textOperator.End]))
        {
            textOperator = default;
        }

        if (textOperator.Exists && textOperator.Start == key.End && PaddedText.EndsAt(text, key.Start, key.End))
        {
            textOperator = default;
        }

        if (!textOperator.Exists && leaders >= ShortestLeaders)
        {
            textOperator = new TextOperator(OperatorKind.Colon, end, end + leaders, OperatorEncoding.Plain);
        }

        return new PairHead(key, open, close, end, textOperator);
    }

    /// <summary>Returns the last character before the name that is not a blank; NUL at the start of the text.</summary>
    public char CharacterBefore(ReadOnlySpan<char> text)
    {
        var end = WhiteSpace.TrimEnd(text, Start);
        return end == 0 ? '\0' : text[end - 1];
    }

    /// <summary>Returns whether nothing but indentation and the markers of lists, comments and quotations is before the name on its line.</summary>
    public bool StartsLine(ReadOnlySpan<char> text)
    {
        var before = text[Math.Max(0, Key.Start - WhiteSpace.MostBlanks)..Key.Start];
        var last = before.LastIndexOfAnyExcept(LineMarkers);
        return last < 0
            ? before.Length == Key.Start
            : before[last] is '\n' or '\r' || before[..(last + 1)].EndsWith("\\n") || before[..(last + 1)].EndsWith("\\r");
    }

    // "password\t=\tx" in a string of JSON, "password%20%3D%20x" in a URL: blanks may be encoded.
    private static TextOperator ReadOperator(ReadOnlySpan<char> text, int at) =>
        OperatorReader.ReadAt(text, at) is { Exists: true } textOperator ? textOperator
        : at < text.Length && text[at] is '\\' or '%' ? OperatorReader.ReadAt(text, WhiteSpace.SkipEncoded(text, at))
        : default;

    // "Password ......... x": full stops lead the eye from a name to its value.
    private static int LengthOfLeaders(ReadOnlySpan<char> text, int end)
    {
        var start = WhiteSpace.SkipBlanks(text, end);
        var length = 0;
        while (start + length < text.Length && length < MostLeaders && text[start + length] == '.')
        {
            length++;
        }

        return length > 2 ? start - end + length : 0;
    }

    // "passport no. x": the full stop of an abbreviation.
    private static int LengthOfFullStop(ReadOnlySpan<char> text, in KeyCandidate key) =>
        text[key.End..] is ['.', ' ' or ':', ..] && key.WordStart > key.Start && Vocabulary.Is(text[key.WordStart..key.End], WordClass.ShortNoun) ? 1 : 0;

    private static int SkipClosers(ReadOnlySpan<char> text, int at)
    {
        for (var round = 0; round < MostClosers && at < text.Length; round++)
        {
            var length = CloserLength(text, at);
            if (length == 0)
            {
                break;
            }

            at += length;
        }

        return at;
    }

    // PHP prints who may see a member: ["password":protected]=>, ["password":"Login":private]=>.
    private static int VisibilityLength(ReadOnlySpan<char> text)
    {
        var close = text[..Math.Min(text.Length, LongestVisibility)].IndexOf(']');
        return close > 0 && (text[..close].EndsWith(":protected") || text[..close].EndsWith(":private")) ? close : 0;
    }

    private static int CloserLength(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        if (QuoteReader.ReadAt(text, at) is { Exists: true } quote)
        {
            return QuoteReader.OpensOnly(text, at) ? 0 : quote.Length;
        }

        return rest switch
        {
            ['\\', ..] => EscapeSequence.TerminalLengthAt(text, at),
            ['[', ']', ..] => 2,
            [':', ..] when VisibilityLength(rest) is var length and > 0 => length,
            ['[', var digit, ..] when char.IsAsciiDigit(digit) && rest[..Math.Min(rest.Length, 8)].IndexOf(']') is var close and > 0 => close + 1,
            ['%', '5', 'D' or 'd', ..] => 3,
            ['?', '=', ..] or ['%', _, _, ..] when rest[0] == '?' || char.IsAsciiHexDigit(rest[1]) => 0,
            [' ', >= '1' and <= '9', ':', ' ', ..] => 2,
            [']' or ')' or '}' or '*' or '%' or '?' or '!', ..] => 1,
            ['(', >= 'a' and <= 'z', ..] when rest[..Math.Min(rest.Length, LongestRemark)].IndexOf(')') is var close and > 0
                && OperatorReader.ReadAt(text, at + close + 1).Kind == OperatorKind.Assign => close + 1,
            [' ', '(', ..] when rest[..Math.Min(rest.Length, LongestRemark)].IndexOf(')') is var close and > 0
                && (OperatorReader.ReadAt(text, at + close + 1).Exists || rest[(close + 1)..].StartsWith(" = ")) => close + 1,
            [' ', '[', ..] when rest[..Math.Min(rest.Length, LongestRemark)].IndexOf(']') is var close and > 0
                && OperatorReader.ReadAt(text, at + close + 1).Kind == OperatorKind.Colon => close + 1,
            _ => 0,
        };
    }
}
