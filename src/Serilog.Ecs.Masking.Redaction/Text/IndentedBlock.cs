using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds a value that stands on lines of its own below its key, as YAML writes texts: <c>key: |</c>.</summary>
internal static class IndentedBlock
{
    private const int MostItems = 64;

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

    /// <summary>Finds what stands below a key and its colon that is a secret by itself: one word farther in, or a list of such, <c>passwords:\n- x\n- y</c>.</summary>
    public static bool TryFindBelow(ReadOnlySpan<char> text, int key, int at, MaskRule rule, out int start, out int end)
    {
        start = end = at;
        var indent = IndentOf(text, key);
        if (rule.Class != RuleClass.Secret || BreakLength(text, at) == 0)
        {
            return false;
        }

        var isList = false;
        for (var items = 0; items < MostItems && BreakLength(text, at) > 0; items++)
        {
            var line = at + BreakLength(text, at);
            var first = line;
            while (first < text.Length && text[first] == ' ')
            {
                first++;
            }

            var isItem = text[first..].StartsWith("- ");
            if (first >= text.Length || (items > 0 && !(isList && isItem)) || first - line < (isItem ? indent : indent + 1))
            {
                break;
            }

            isList = isItem;
            at = EndOfLine(text, first);
            first += isItem ? 2 : 0;
            var value = text[first..at].Trim(" \"'");
            if (value.IsEmpty || value.ContainsAny(' ', ':') || PlainValue.IsPlaceholder(value) || !(rule.IsTyped ? SpokenShape.TryTold(text, first + text[first..at].IndexOf(value[0]), rule, out _) : SpokenShape.IsToken(value)))
            {
                break;
            }

            start = items == 0 ? first : start;
            end = at;
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
