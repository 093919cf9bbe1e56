using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Yaml;

/// <summary>A name with a colon on a line of its own: its value fills the line, or is indented below it.</summary>
internal sealed class YamlNotation : Notation
{
    private const int MostLines = 256;
    private const int DataReach = 4_096;

    // A plain scalar must not begin as the mask does: "*" is an alias.
    private static readonly Quote ScalarQuote = Quote.ForScalar;

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Yaml;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => ["secret"];

    // "kind: Secret", and "kind":"Secret" of the same in JSON.
    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        if (!text[start..end].SequenceEqual("Secret") || search.Policy.Decide("password").Rule is not { } rule)
        {
            return false;
        }

        var pair = new Pair(new KeyCandidate(start, end, start, rule, IsTextOnly: false), end, end, Kind) { IsTight = true };
        var before = text[LineReader.StartOfLine(text, start)..start].TrimEnd(" \"'");
        if (!before.EndsWith(":") || !before[..^1].TrimEnd("\"'").EndsWith("kind"))
        {
            return false;
        }

        if (text[start - 1] == '"')
        {
            ReadData(ref search, pair);
        }
        else
        {
            YamlMembers.ReportData(ref search, pair, start);
        }

        return true;
    }

    // "data":{"a":"x"} on the same level or near it.
    private static void ReadData(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        var from = Math.Max(0, pair.Start - DataReach);
        foreach (var name in (ReadOnlySpan<string>)["\"data\"", "\"stringData\""])
        {
            var window = text[from..Math.Min(text.Length, pair.Start + DataReach)];
            search.Spend(window.Length);
            var at = window.IndexOf(name);
            var colon = at < 0 ? 0 : WhiteSpace.SkipAll(text, from + at + name.Length);
            var open = colon > 0 && colon < text.Length && text[colon] == ':' ? WhiteSpace.SkipAll(text, colon + 1) : text.Length;
            if (open < text.Length && text[open] == '{')
            {
                ContainerReader.Report(ref search, pair with { Start = open, End = open });
            }
        }
    }

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        if (!head.Operator.Exists && YamlMembers.ValueOfComplexKey(text, head.Start, head.NameEnd) is > 0 and var value)
        {
            return search.Report(new Pair(head.Key, value, LineReader.EndOfLine(text, value), Kind) { IsTight = true, MaskQuote = ScalarQuote });
        }

        if (head.Operator is not { Kind: OperatorKind.Colon, Encoding: OperatorEncoding.Plain } || head.Key.Rule.IsLineWide || !head.StartsLine(text))
        {
            return false;
        }

        var start = WhiteSpace.SkipBlanks(
            text, head.Key.Start > 0 && text[head.Key.Start - 1] == '*' ? SkipEmphasis(text, head.Operator.End) : head.Operator.End);
        var pair = new Pair(head.Key, start, start, Kind) { Operator = head.Operator, IsKeyQuoted = head.IsQuoted, IsTight = true };
        if (start >= text.Length || text[start] is '\r' or '\n')
        {
            ValueBelow.Report(ref search, pair);
            return true;
        }

        if (text[start] is '|' or '>' && IsBlockHeader(text, start))
        {
            ReadBlock(ref search, pair);
            return true;
        }

        // Without a blank after the colon it is no YAML, and quoted texts and brackets end by themselves.
        if (start == head.Operator.End
            || text[start] == '('
            || StartsWithType(text, start)
            || ValueReader.TryReadQuote(text, start, out _)
            || ValueReader.IsPlaceholderAt(text, start)
            || QuoteReader.ReadAt(text, start).Exists
            || text[start] is '{' or '['
            || head.Open.Exists)
        {
            return false;
        }

        var window = ValueReader.Window(text, start);
        var end = ValueEnd.OfLine(window, start);
        search.Spend(end - start);
        var isDocument = YamlDocument.IsAround(text, head.Key.Start, end);
        var next = ValueEnd.OfPairs(window, start, ValueEnd.BeforeNextPair(window, start));
        end = isDocument ? end : ValueRemark.EndBefore(text, start, next, head.Key.Rule);
        var comment = isDocument ? text[start..end].IndexOf(" #") : -1;
        end = comment > 0 ? start + comment : end;
        search.Report(pair with { End = end == window.Length ? text.Length : WhiteSpace.TrimEnd(text, end), MaskQuote = isDocument ? ScalarQuote : default });
        return true;
    }

    // "password: str = …" is code.
    private static bool StartsWithType(ReadOnlySpan<char> text, int start)
    {
        var end = NameReader.EndOfWord(text, start);
        return end > start && end < text.Length && text[end] is ' ' or ';' or ',' or '!' or '?' or '[' && Vocabulary.Is(text[start..end], WordClass.Type);
    }

    // "**Password:** x"
    private static int SkipEmphasis(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == '*')
        {
            at++;
        }

        return at;
    }

    private static bool IsBlockHeader(ReadOnlySpan<char> text, int at)
    {
        at++;
        while (at < text.Length && (text[at] is '+' or '-' or ' ' || char.IsAsciiDigit(text[at])))
        {
            at++;
        }

        return at < text.Length && text[at] is '\r' or '\n';
    }

    // All lines of a block are one value.
    private static void ReadBlock(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        var indent = LineReader.IndentOf(text, pair.Key.Start);
        var start = -1;
        var end = -1;
        var line = LineReader.NextLine(text, pair.Start);
        for (var lines = 0; lines < MostLines && line < text.Length; lines++)
        {
            var first = LineReader.FirstVisible(text, line);
            var stop = LineReader.EndOfLine(text, first);
            search.Spend(stop - line);
            if (stop > first && first - line <= indent)
            {
                break;
            }

            start = start < 0 && stop > first ? first : start;
            end = stop > first ? stop : end;
            line = LineReader.NextLine(text, stop);
        }

        if (start >= 0)
        {
            search.Report(pair with { Start = start, End = end });
        }
    }
}
