using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>Private keys as PuTTY keeps them: <c>Private-Lines: 8</c>, and as many lines of Base64 below it.</summary>
internal sealed class PuttyKeyNotation : Notation
{
    private const string Name = "private-lines";
    private const string Next = "Private-MAC";
    private const int LongestLine = 80;
    private const int MostLines = 64;

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Header;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => [Name];

    /// <inheritdoc/>
    public override bool ReadsPairs => false;

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        var digits = end + 2;
        if (digits >= text.Length || !text[end..].StartsWith(": ") || search.Policy.Decide("private_key").Rule is not { } rule)
        {
            return false;
        }

        var count = digits;
        while (count < text.Length && char.IsAsciiDigit(text[count]))
        {
            count++;
        }

        if (!int.TryParse(text[digits..count], out var lines) || lines is 0 or > MostLines)
        {
            return false;
        }

        var first = WhiteSpace.SkipEscaped(text, WhiteSpace.SkipAll(text, count));
        var window = text[..Math.Min(text.Length, first + (lines * LongestLine))];
        var next = window[first..].IndexOf(Next);
        var last = next >= 0 ? first + next : first + Math.Max(0, window[first..].IndexOfAny('"', '<') is var mark and >= 0 ? mark : window.Length - first);
        search.Spend(last - start);
        var key = new Pair(new KeyCandidate(start, end, start, rule, IsTextOnly: false) { IsQualified = true }, first, last, Kind) { IsTight = true };
        return search.Report(key with { End = EndOfLines(text, first, last) });
    }

    // Without the breaks at the end, which may be escapes.
    private static int EndOfLines(ReadOnlySpan<char> text, int first, int last)
    {
        while (last > first && (char.IsWhiteSpace(text[last - 1]) || text[first..last] is [.., '\\', 'n' or 'r']))
        {
            last -= char.IsWhiteSpace(text[last - 1]) ? 1 : 2;
        }

        return last;
    }
}
