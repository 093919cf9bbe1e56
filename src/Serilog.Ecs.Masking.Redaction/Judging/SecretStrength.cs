using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>How much a value looks like a secret that was made or chosen, and not like a word.</summary>
internal enum SecretStrength : byte
{
    /// <summary>Words, or names joined by punctuation.</summary>
    Words,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A short mix of letters with digits or signs.</summary>
    Mixed,

    /// <summary>What a generator makes: at least <see cref="SecretStrengths.ShortestToken"/> characters, letters and digits in no order of words.</summary>
    Token,
}

/// <summary>Measures values.</summary>
internal static class SecretStrengths
{
    /// <summary>The shortest token.</summary>
    public const int ShortestToken = 12;

    private const int ShortestMixed = 4;

    /// <summary>Returns how much a value looks like a secret.</summary>
    public static SecretStrength Measure(ReadOnlySpan<char> value)
    {
        value = value.Trim(" \"'").TrimEnd('?');
        if (value.Length < ShortestMixed || value.Contains(' '))
        {
            return ValueShapes.IsNumber(value) ? SecretStrength.Number : SecretStrength.Words;
        }

        if (!value.ContainsAnyExceptInRange('0', '9') || ValueShapes.IsNumber(value) || ValueShapes.IsTime(value) || ValueShapes.IsHexNumber(value))
        {
            return SecretStrength.Number;
        }

        if (PlainWords.Covers(value) && !IsLongRun(value))
        {
            return SecretStrength.Words;
        }

        return value.Length >= ShortestToken && CharacterSet.Letters.IsIn(value) && (CharacterSet.Digits.IsIn(value) || IsLongRun(value))
            ? SecretStrength.Token
            : SecretStrength.Mixed;
    }

    // No word has so many letters.
    private static bool IsLongRun(ReadOnlySpan<char> value) => value.Length >= 24 && CharacterSet.Letters.Covers(value);
}
