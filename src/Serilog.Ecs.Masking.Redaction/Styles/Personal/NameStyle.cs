using System.Text;

namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// Keeps the outer syllables of a name in Hangul, Han or Kana, <c>김*용</c>, of one with two only the first, <c>김*</c>;
/// of any other name the first letter of each word, <c>J*** D**</c>. A word of one letter is starred.
/// </summary>
internal sealed class NameStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    /// <summary>A longer text is a sentence, which the first letters of its words may reveal.</summary>
    private const int MaxLength = 100;
    private const int MaxWords = 6;

    public static NameStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        value = value.Trim();
        if (value.Length is 0 or > MaxLength)
        {
            return false;
        }

        var isOneWord = !HasWhiteSpace(value);
        for (var words = 1; ; words++)
        {
            var end = 0;
            while (end < value.Length && !char.IsWhiteSpace(value[end]))
            {
                end++;
            }

            WriteWord(value[..end], isOneWord, ref writer);
            value = value[end..].TrimStart();
            if (value.IsEmpty)
            {
                return true;
            }

            if (words == MaxWords)
            {
                return false;
            }

            writer.Append(' ');
        }
    }

    private static bool HasWhiteSpace(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            if (char.IsWhiteSpace(character))
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteWord(scoped ReadOnlySpan<char> word, bool isOneWord, ref MaskWriter writer)
    {
        var count = TextElements.Count(word);
        var first = word[..TextElements.NextLength(word)];
        if (count == 1 || !TextElements.CanShow(first))
        {
            writer.AppendStars(count);
            return;
        }

        var last = word[TextElements.LengthOf(word, count - 1)..];
        var showLast = isOneWord && count > 2 && IsSyllable(first) && IsSyllable(last) && TextElements.CanShow(last);
        writer.Append(first);
        writer.AppendStars(showLast ? count - 2 : count - 1);
        writer.Append(showLast ? last : default);
    }

    /// <summary>Scripts in which a name has few characters, and its last one is given to many people.</summary>
    private static bool IsSyllable(ReadOnlySpan<char> element)
    {
        _ = Rune.DecodeFromUtf16(element, out var rune, out _);
        return rune.Value is (>= 0xAC00 and <= 0xD7A3)
            or (>= 0x1100 and <= 0x1112)
            or (>= 0x3041 and <= 0x30FF)
            or (>= 0x3400 and <= 0x9FFF)
            or (>= 0xF900 and <= 0xFAFF)
            or (>= 0x20000 and <= 0x3FFFF);
    }
}
