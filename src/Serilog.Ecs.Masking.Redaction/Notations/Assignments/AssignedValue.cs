using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Notations.Assignments;

/// <summary>Finds where the value after an operator starts and ends.</summary>
internal static class AssignedValue
{
    /// <summary>Returns the offset of the value, or the length of the text where the line ends with the operator.</summary>
    public static int StartOf(ReadOnlySpan<char> text, in PairHead head) => AfterColour(text, AfterBlanks(text, head));

    // "password\u001B[0m=\u001B[33mx"
    private static int AfterColour(ReadOnlySpan<char> text, int at) => at + EscapeSequence.TerminalLengthAt(text, at);

    private static int AfterBlanks(ReadOnlySpan<char> text, in PairHead head)
    {
        var at = head.Operator.End;

        // "**Password:** x", "<b>Password:</b> x"
        foreach (var emphasis in (ReadOnlySpan<string>)["**", "*", "</b>", "</strong>"])
        {
            if (head.Operator.Kind == OperatorKind.Colon
                && head.Key.Start > 0
                && text[head.Key.Start - 1] is '*' or '>'
                && text[at..].StartsWith(emphasis)
                && text[(at + emphasis.Length)..] is [' ', ..])
            {
                at += emphasis.Length;
                break;
            }
        }

        if (head.Operator.Kind == OperatorKind.Arrow || head.IsQuoted)
        {
            return WhiteSpace.SkipAll(text, at);
        }

        // A line may end with the operator, and the next one begin with a literal.
        var start = head.HasEncodedBlanks(text) ? WhiteSpace.SkipEncoded(text, at) : WhiteSpace.SkipBlanks(text, at);
        if (head.Operator.Kind == OperatorKind.Colon
            && text[start..] is ['\\', 'n' or 'r' or 't', ..]
            && WhiteSpace.SkipEscaped(text, start) is var behind
            && behind < text.Length)
        {
            return behind;
        }

        if (head.Operator.Kind == OperatorKind.Assign && start < text.Length && text[start] is '\r' or '\n')
        {
            var next = WhiteSpace.SkipAll(text, start);
            return next < text.Length && text[next] is '"' or '\'' ? next : text.Length;
        }

        return start;
    }

    /// <summary>
    /// Returns the text up to the mark that closes the one before the name, as in <c>curl -H "key: value"</c>; the whole text where there is none.
    /// </summary>
    public static ReadOnlySpan<char> WithinQuotes(ReadOnlySpan<char> text, int start, in PairHead head)
    {
        const int LongestQuoted = 1_024;
        if (!head.Open.Exists || head.IsQuoted)
        {
            return text;
        }

        var window = text[..Math.Min(text.Length, start + LongestQuoted)];
        var close = QuoteReader.FindClose(window, new Quote(head.Open.Start, head.Open.Length));
        return close < window.Length && close > start ? text[..close] : text;
    }

    // "[password] => x y", as PHP prints an item of an array: on a line of its own.
    private static bool IsPrintedItem(ReadOnlySpan<char> text, in PairHead head)
    {
        var bracket = head.Key.Start - 1;
        return bracket >= 0
            && text[bracket] == '['
            && text[head.Key.End] == ']'
            && LineReader.FirstVisible(text, LineReader.StartOfLine(text, bracket)) == bracket;
    }

    /// <summary>Returns the offset after a value that is not quoted.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start, in PairHead head)
    {
        var rule = head.Key.Rule;
        if (head.Operator.Encoding != OperatorEncoding.Plain)
        {
            return EncodedValueEnd.After(text, start, head.Operator.Encoding);
        }

        if (head.HasEncodedBlanks(text))
        {
            return EncodedValueEnd.BeforeBlank(text, start);
        }

        var isSpaced = start > head.Operator.End;
        if (head.Operator.Kind == OperatorKind.Colon)
        {
            // What a person chose may be several words.
            return isSpaced && rule.IsTyped
                ? ValueRemark.EndBefore(text, start, ValueEnd.BeforeNextPair(text, start), rule)
                : ValueEnd.OfPairs(text, start, ValueEnd.OfWord(text, start));
        }

        if (head.Operator.Kind == OperatorKind.Arrow)
        {
            return IsPrintedItem(text, head) ? ValueEnd.OfLine(text, start) : ValueEnd.OfWord(text, start);
        }

        var before = head.CharacterBefore(text);
        if (isSpaced && head.Operator.Start > head.NameEnd)
        {
            return before is '{' or ',' ? ValueEnd.OfMember(text, start)
                : head.StartsLine(text) ? ValueRemark.EndBefore(text, start, ValueEnd.OfLine(text, start), rule)
                : ValueEnd.OfWord(text, start);
        }

        // "user%5Btoken%5D=x": the member of a parameter is a parameter.
        before = text[..head.Start].EndsWith("%5B", StringComparison.OrdinalIgnoreCase) ? '&' : before;
        if (EnvironmentLine.IsAt(text, head.Start))
        {
            return ValueRemark.EndBefore(text, start, EnvironmentLine.EndOfValue(text, start), rule);
        }

        var tight = TightValueEnd.Find(text, head.Start, start, before);
        tight = before == ';' ? ValueRemark.EndBefore(text, start, tight, rule) : tight;
        return rule.IsTyped && before is '\n' or '\r'
            ? ValueRemark.EndBefore(text, start, Math.Max(tight, ValueEnd.BeforeNextPair(text, start)), rule)
            : tight;
    }
}
