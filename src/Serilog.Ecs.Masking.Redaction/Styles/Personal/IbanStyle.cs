namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// Keeps country, check digits and the last two characters of an IBAN, in groups of four:
/// <c>DE89 **** **** **** **** 00</c>.
/// </summary>
/// <remarks>Length and check digits are not tested against the country: a mistyped number is nearly the real one.</remarks>
internal sealed class IbanStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int MinLength = 15;
    private const int MaxLength = 34;
    private const int Prefix = 4;
    private const int Suffix = 2;

    public static IbanStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        Span<char> compact = stackalloc char[MaxLength];
        var length = ReadCompact(value, compact);
        if (length < MinLength)
        {
            return false;
        }

        compact = compact[..length];
        var hidden = compact[Prefix..^Suffix];
        if (!IsStart(compact) || compact[^Suffix..].Contains('*') || (hidden.Contains('*') && !IsOwnMask(value, hidden)))
        {
            return false;
        }

        hidden.Fill('*');
        for (var group = 0; group < length; group += Prefix)
        {
            writer.Append(group > 0 ? " " : default);
            writer.Append(compact[group..Math.Min(group + Prefix, length)]);
        }

        return true;
    }

    private static bool IsStart(ReadOnlySpan<char> compact) =>
        char.IsAsciiLetterUpper(compact[0])
        && char.IsAsciiLetterUpper(compact[1])
        && char.IsAsciiDigit(compact[2])
        && char.IsAsciiDigit(compact[3]);

    /// <summary>Stars are ours only where we put them, with a space after every fourth character.</summary>
    private static bool IsOwnMask(ReadOnlySpan<char> value, ReadOnlySpan<char> hidden)
    {
        if (!DigitText.AreStars(hidden))
        {
            return false;
        }

        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            if ((character == ' ') != (index % (Prefix + 1) == Prefix) || char.IsAsciiLetterLower(character) || character == '-')
            {
                return false;
            }
        }

        return true;
    }

    private static int ReadCompact(ReadOnlySpan<char> value, Span<char> compact)
    {
        if (value.Length > 2 * MaxLength)
        {
            return -1;
        }

        var length = 0;
        foreach (var character in value)
        {
            if (character is ' ' or '-' or '\u00A0')
            {
                continue;
            }

            if (length == compact.Length || !(char.IsAsciiLetterOrDigit(character) || character == '*'))
            {
                return -1;
            }

            compact[length++] = char.IsAsciiLetterLower(character) ? (char)(character & ~0x20) : character;
        }

        return length;
    }
}
