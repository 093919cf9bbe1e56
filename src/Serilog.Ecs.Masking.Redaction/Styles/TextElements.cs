using System.Globalization;
using System.Text;

namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>What a reader sees as one character: a letter with its marks, a flag, a family. Masks never cut one.</summary>
internal static class TextElements
{
    /// <summary>
    /// The longest element that is shown. The longest in common use, an emoji of a region's flag, has 14; marks can be
    /// heaped on a letter without end, and a secret could be spelt with them.
    /// </summary>
    private const int MaxShown = 16;

    public static int NextLength(ReadOnlySpan<char> text) =>
        text is [>= ' ' and <= '~'] or [>= ' ' and <= '~', >= ' ' and <= '~', ..] ? 1 : StringInfo.GetNextTextElementLength(text);

    /// <summary>Counts the elements, and stops at <paramref name="limit"/>.</summary>
    public static int Count(ReadOnlySpan<char> text, int limit = int.MaxValue)
    {
        if (IsPrintableAscii(text))
        {
            return Math.Min(text.Length, limit);
        }

        var count = 0;
        while (!text.IsEmpty && count < limit)
        {
            text = text[NextLength(text)..];
            count++;
        }

        return count;
    }

    /// <summary>Returns how many UTF-16 characters the first <paramref name="count"/> elements take.</summary>
    public static int LengthOf(ReadOnlySpan<char> text, int count)
    {
        if (count <= text.Length && IsPrintableAscii(text))
        {
            return count;
        }

        var length = 0;
        while (count-- > 0)
        {
            length += NextLength(text[length..]);
        }

        return length;
    }

    /// <summary>
    /// Returns whether the element may be shown next to a star: it stays one there, and is neither half a surrogate pair nor
    /// something that steers the terminal or the direction of writing.
    /// </summary>
    public static bool CanShow(ReadOnlySpan<char> element)
    {
        if (element is [>= ' ' and <= '~'])
        {
            return true;
        }

        if (element.IsEmpty || element.Length > MaxShown || Rune.DecodeFromUtf16(element, out var first, out _) != 0)
        {
            return false;
        }

        if (Rune.GetUnicodeCategory(first) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            return false;
        }

        // A mark that begins an element would join the star before it, and a few letters join whatever follows them;
        // the mask would then be divided otherwise than it was written, and masking it again would change it.
        Span<char> framed = stackalloc char[MaxShown + 2];
        framed[0] = '*';
        element.CopyTo(framed[1..]);
        framed[element.Length + 1] = '*';
        framed = framed[..(element.Length + 2)];
        return NextLength(framed) == 1 && NextLength(framed[1..]) == element.Length;
    }

    /// <summary>Returns whether every element of <paramref name="text"/> may be shown.</summary>
    public static bool CanShowAll(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var length = NextLength(text);
            if (!CanShow(text[..length]))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    // Each character is an element of its own.
    private static bool IsPrintableAscii(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');
}
