namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>What a token must show beyond its shape, where ordinary text often has that shape too.</summary>
[Flags]
internal enum TokenGuard : byte
{
    None = 0,
    Digit = 1,
    TwoDigits = 2,
    Upper = 4,
    MixedCase = 8,

    /// <summary>Does not read as words and numbers joined by punctuation (<c>sk-spinner-double-bounce</c>).</summary>
    NotWords = 16,

    /// <summary>As <see cref="NotWords"/>, but a leading digit is proof enough.</summary>
    NotWordsOrDigitFirst = 32,

    /// <summary>Is not all in lower case, as a word after a name would be.</summary>
    UpperOrDigit = 64,
}
