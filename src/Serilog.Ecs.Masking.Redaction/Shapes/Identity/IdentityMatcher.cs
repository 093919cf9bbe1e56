using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Identity;

/// <summary>Finds numbers of one kind in a text.</summary>
internal static class IdentityMatcher
{
    private const int LongestNumber = 32;

    /// <summary>Finds the first number.</summary>
    /// <param name="number">The kind of number.</param>
    /// <param name="text">The text.</param>
    /// <param name="from">The offset to start from.</param>
    /// <param name="start">The offset of the number.</param>
    /// <param name="end">The offset after the number.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(IdentityNumber number, ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (start = from; start < text.Length; start++)
        {
            if (IsApart(text, start - 1, -1) && (end = EndAt(number, text, start)) > 0)
            {
                return true;
            }
        }

        end = 0;
        return false;
    }

    private static int EndAt(IdentityNumber number, ReadOnlySpan<char> text, int start)
    {
        Span<char> characters = stackalloc char[LongestNumber];
        var count = 0;
        var at = start;
        foreach (var part in number.Parts)
        {
            var taken = 0;
            for (; taken < part.Max && at < text.Length && part.Set.Contains(text[at]); taken++, at++)
            {
                if (char.IsAsciiLetterOrDigit(text[at]))
                {
                    characters[count++] = text[at];
                }
            }

            if (taken < part.Min)
            {
                return 0;
            }
        }

        // Groups of digits with blanks between them may be a part of a longer number.
        var isInGroups = text[start..at].Contains(' ') && ((IsDigit(text, at + 1) && text[at] == ' ') || (IsDigit(text, start - 2) && text[start - 1] == ' '));
        var isNumber = !isInGroups && IsApart(text, at, 1) && number.Check(characters[..count]);
        characters.Clear();
        return isNumber ? at : 0;
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int at) => (uint)at < (uint)text.Length && char.IsAsciiDigit(text[at]);

    // Neither a part of a word nor, with a point or a dash, of a longer number.
    private static bool IsApart(ReadOnlySpan<char> text, int at, int step)
    {
        if ((uint)at >= (uint)text.Length)
        {
            return true;
        }

        return !CharacterSet.Word.Contains(text[at]) && !(text[at] is '.' or '-' or '/' or ',' && IsDigit(text, at + step));
    }
}
