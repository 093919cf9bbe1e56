using System.Text;
using Serilog.Ecs.Masking.Redaction.Styles.Personal;

namespace Serilog.Ecs.Masking.Redaction.Styles.Tokens;

/// <summary>Brings values that mean the same to the same text, so that they get the same pseudonym.</summary>
internal static class PseudonymText
{
    public const string Email = "email";
    public const string Phone = "phone";

    /// <summary>Composing a character can lengthen a text at most this many times (Unicode UAX #15).</summary>
    public const int MaxGrowth = 3;

    /// <summary>Writes the spelling that counts and returns its length.</summary>
    public static int Normalize(string fieldClass, ReadOnlySpan<char> value, Span<char> normalized)
    {
        if (fieldClass == Phone && ReadDigits(value, normalized) is > 0 and var digits)
        {
            return digits;
        }

        if (fieldClass != Email)
        {
            return Compose(value, normalized);
        }

        value = value.Trim();
        if (!AtSign.TryFind(value, out var at, out var sign))
        {
            return LowerCase(normalized, Compose(value, normalized));
        }

        var length = Compose(value[..at], normalized);
        normalized[length++] = '@';
        length += Compose(value[(at + sign)..], normalized[length..]);
        return LowerCase(normalized, length);
    }

    private static int LowerCase(Span<char> text, int length)
    {
        for (var index = 0; index < length; index++)
        {
            text[index] = char.ToLowerInvariant(text[index]);
        }

        return length;
    }

    private static int ReadDigits(ReadOnlySpan<char> value, Span<char> digits)
    {
        var count = 0;
        foreach (var character in value)
        {
            var digit = DigitText.Fold(character);
            if (char.IsAsciiDigit(digit))
            {
                digits[count++] = digit;
            }
        }

        return count;
    }

    private static int Compose(ReadOnlySpan<char> value, Span<char> composed)
    {
        // Text with half a surrogate pair has no normal form; it is taken as it is.
        // Nearly all values are ASCII, which has one form only; for the others .NET 8 composes nothing but strings.
        if (!Ascii.IsValid(value) && IsWellFormed(value))
        {
            value = value.ToString().Normalize(NormalizationForm.FormC);
        }

        value.CopyTo(composed);
        return value.Length;
    }

    private static bool IsWellFormed(ReadOnlySpan<char> value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            // A half pair is enumerated as this; the character itself hardly occurs, and then is only not composed.
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
