namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Finds a value that stands on lines of its own below its key, as YAML writes texts: <c>key: |</c>.</summary>
internal static class IndentedBlock
{
    /// <summary>Finds the lines below the sign at <paramref name="at"/> that stand farther in than the key.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int key, int at, out int start, out int end)
    {
        start = end = at;
        if (at >= text.Length || text[at] is not ('|' or '>'))
        {
            return false;
        }

        at++;
        while (at < text.Length && (text[at] is '+' or '-' or ' ' || char.IsAsciiDigit(text[at])))
        {
            at++;
        }

        var indent = IndentOf(text, key);
        start = at + BreakLength(text, at);
        for (var line = start; BreakLength(text, at) > 0; line = at + BreakLength(text, at))
        {
            var first = line;
            while (first < text.Length && text[first] is ' ' or '\t')
            {
                first++;
            }

            at = EndOfLine(text, first);
            if (at > first && first - line <= indent)
            {
                break;
            }

            start = end == start || end < start ? first : start;
            end = at > first ? at : end;
        }

        return end > start;
    }

    private static int IndentOf(ReadOnlySpan<char> text, int key)
    {
        var line = key;
        while (line > 0 && text[line - 1] is ' ' or '\t' or '-' or '"' or '\'')
        {
            line--;
        }

        return key - line;
    }

    // A break may be written as an escape.
    private static int BreakLength(ReadOnlySpan<char> text, int at) => text[Math.Min(at, text.Length)..] switch
    {
        ['\r', '\n', ..] => 2,
        ['\n', ..] => 1,
        ['\\', 'r', '\\', 'n', ..] => 4,
        ['\\', 'n', ..] => 2,
        _ => 0,
    };

    private static int EndOfLine(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && BreakLength(text, at) == 0)
        {
            at++;
        }

        return at;
    }
}
