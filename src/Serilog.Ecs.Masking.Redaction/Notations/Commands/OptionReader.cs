using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Reads the values of options that a sensitive name is given to: <c>--password x</c>, <c>-ApiKey x</c>, <c>["--token", "x"]</c>.</summary>
internal static class OptionReader
{
    private const int MostDashes = 2;

    /// <summary>Reads the value of an option.</summary>
    /// <returns>Whether the name is that of an option with no operator after it, whatever follows it.</returns>
    public static bool TryRead(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var dash = head.Key.Start;
        while (dash > 0 && head.Key.Start - dash < MostDashes && text[dash - 1] == '-')
        {
            dash--;
        }

        if (head.Operator is { Kind: OperatorKind.Colon, Encoding: OperatorEncoding.Plain }
            && head.Operator.Start == head.Key.End
            && TryReadSwitch(ref search, head, dash))
        {
            return true;
        }

        if (dash == head.Key.Start || !StartsWord(text, dash) || text[head.Key.Start..head.Key.End].Contains('$'))
        {
            return false;
        }

        var end = head.Key.End;
        if (head.Operator.Exists)
        {
            // "--token=TOKEN": what is joined is a pair like any other.
            return head.Operator.Kind == OperatorKind.Assign && head.Operator.Start == end && ArgumentReader.TryRead(text, head.Operator.End, out var joined)
                && (ShellShapes.IsMetavariable(text[joined.Start..joined.End], text[head.Key.Start..end])
                    || ValueShapes.IsPlaceholder(text[joined.Start..joined.End]));
        }

        // "--password-stdin": the value is elsewhere.
        if (Vocabulary.Is(text[(head.Key.Start + text[head.Key.Start..end].LastIndexOf('-') + 1)..end], WordClass.OptionSource))
        {
            return true;
        }

        var pair = new Pair(head.Key, end, end, NotationKind.CommandLine) { IsTight = true };
        if (TryReadItem(ref search, pair, dash, end))
        {
            return true;
        }

        search.Spend(end - dash);
        if (end < text.Length && text[end] is ' ' or '\t' or '\\' or '^' && ArgumentReader.TryRead(text, end, out var value))
        {
            ReportValue(ref search, pair, dash, value);
        }

        return true;
    }

    // "/password:x", "-ApiKey:x", and not "POST /password:401".
    private static bool TryReadSwitch(ref TextSearch search, in PairHead head, int dash)
    {
        var text = search.Text;
        var start = dash < head.Key.Start ? dash : head.Key.Start - 1;
        var isSwitch = dash < head.Key.Start || (head.Key.Rule.IsTyped && start >= 0 && text[start] == '/');
        if (!isSwitch
            || (start > 0 && text[start - 1] is not (' ' or '\t' or '\n' or '"' or '\'' or ','))
            || head.Operator.End >= text.Length
            || text[head.Operator.End] is ' ' or '\t' or ':' or '/'
            || !ArgumentReader.TryRead(text, head.Operator.End, out var value) || (text[start] == '/' && ValueShapes.IsNumber(text[value.Start..value.End])))
        {
            return false;
        }

        ReportValue(ref search, new Pair(head.Key, value.Start, value.Start, NotationKind.CommandLine) { IsTight = true }, start, value);
        return true;
    }

    private static void ReportValue(ref TextSearch search, in Pair pair, int dash, in Argument value)
    {
        var text = search.Text;
        search.Spend(value.End - value.Start);
        if (!value.IsOperand(text) || OptionWords.ContinuesSentence(text, value) || OptionWords.IsHelp(text, dash, pair.Key.End, value)
            || ShellShapes.IsMetavariable(text[value.Start..value.End], text[pair.Key.Start..pair.Key.End]))
        {
            return;
        }

        search.Report(pair with { Start = value.Start, End = value.EndOfValue(text), Quote = value.Quote });
    }

    // An item of a list of arguments: the value is the next item.
    private static bool TryReadItem(ref TextSearch search, in Pair pair, int dash, int end)
    {
        var text = search.Text;
        var close = QuoteReader.ReadAt(text, end);
        var next = WhiteSpace.SkipBlanks(text, close.Exists ? close.End : end);
        if (next >= text.Length)
        {
            return close.Exists;
        }

        if (text[next] == ',')
        {
            var start = WhiteSpace.SkipAll(text, next + 1);
            if (close.Exists)
            {
                return ReportItem(ref search, pair, start);
            }

            // As lists print themselves: "[--token, x]".
            if (dash > 0 && text[dash - 1] is '[' or ' ' && start > next + 1 && ArgumentReader.TryRead(text, start, out var item) && IsInBrackets(text, dash))
            {
                ReportValue(ref search, pair, dash, item);
            }

            return true;
        }

        // Items of YAML: "- --token" above "- x".
        if (text[next] is '\r' or '\n' && IsItem(text, dash - (close.Exists ? close.Length : 0)))
        {
            var line = LineReader.FirstVisible(text, LineReader.NextLine(text, next));
            if (text[line..].StartsWith("- ") && ArgumentReader.TryRead(text, line + 2, out var item))
            {
                ReportValue(ref search, pair, dash, item);
            }

            return true;
        }

        return false;
    }

    private static bool ReportItem(ref TextSearch search, in Pair pair, int start)
    {
        var open = QuoteReader.ReadAt(search.Text, start);
        if (open.Exists)
        {
            ValueReader.ReportQuoted(ref search, pair, open);
        }

        return true;
    }

    private static bool IsItem(ReadOnlySpan<char> text, int start) => start > 1 && text[start - 1] == ' ' && text[start - 2] == '-';

    private static bool IsInBrackets(ReadOnlySpan<char> text, int dash)
    {
        var line = text[LineReader.StartOfLine(text, dash)..dash];
        return line.LastIndexOf('[') > line.LastIndexOf(']');
    }

    private static bool StartsWord(ReadOnlySpan<char> text, int dash) =>
        dash == 0 || text[dash - 1] is ' ' or '\t' or '\r' or '\n' or '"' or '\'' or '`' or '[' or '(' or ',' or '|' or '/' or '=' or ':' or '>' or '\u00A0';
}
