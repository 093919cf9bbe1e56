namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>Reads numbers as people write them: in groups, with dashes of any kind, in full-width digits.</summary>
internal static class DigitText
{
    private const string Separators = " -.\u00A0\u2010\u2011\u2012\u2013\u2014\u2212\u3000\uFF0D";

    /// <summary>The longest number that people write.</summary>
    private const int MaxLength = 64;

    /// <summary>
    /// Copies the digits as ASCII and returns how many there are, or -1 when the value holds anything besides digits and
    /// separators, or more digits than fit.
    /// </summary>
    public static int Read(ReadOnlySpan<char> value, Span<char> digits, ReadOnlySpan<char> moreSeparators = default)
    {
        if (value.Length > MaxLength)
        {
            return -1;
        }

        var count = 0;
        foreach (var character in value)
        {
            var digit = Fold(character);
            if (char.IsAsciiDigit(digit))
            {
                if (count == digits.Length)
                {
                    return -1;
                }

                digits[count++] = digit;
            }
            else if (!Separators.Contains(character) && !moreSeparators.Contains(character))
            {
                return -1;
            }
        }

        return count;
    }

    /// <summary>Brings a full-width digit to ASCII and leaves every other character.</summary>
    public static char Fold(char character) =>
        character is >= '\uFF10' and <= '\uFF19' ? (char)(character - '\uFF10' + '0') : character;

    /// <summary>A loop, because the search for a range boxes its bounds until the code is hot, and the texts are short.</summary>
    public static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    public static bool AreStars(ReadOnlySpan<char> text) => !text.ContainsAnyExcept('*');
}
