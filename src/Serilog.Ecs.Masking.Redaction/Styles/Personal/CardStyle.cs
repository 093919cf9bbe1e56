namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// Shows the last four digits of a card number, <c>************1111</c>, or the first six as well, <c>411111******1111</c>:
/// the most that PCI DSS lets be shown.
/// </summary>
/// <remarks>
/// Separators are dropped: one and the same card reads the same however it was typed, and the digit count stays. The
/// check digit is not looked at, because a mistyped number is nearly the real one.
/// </remarks>
internal sealed class CardStyle(bool showFirstSix = false, string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19;
    private const int Suffix = 4;

    private readonly int _prefix = showFirstSix ? 6 : 0;

    public static CardStyle LastFour { get; } = new();

    public static CardStyle FirstSixLastFour { get; } = new(showFirstSix: true);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        if (IsOwnMask(value))
        {
            writer.Append(value);
            return true;
        }

        Span<char> digits = stackalloc char[MaxDigits];
        var count = DigitText.Read(value, digits);
        if (count < MinDigits)
        {
            return false;
        }

        writer.Append(digits[.._prefix]);
        writer.AppendStars(count - _prefix - Suffix);
        writer.Append(digits[(count - Suffix)..count]);
        return true;
    }

    private bool IsOwnMask(ReadOnlySpan<char> value) =>
        value.Length is >= MinDigits and <= MaxDigits
        && DigitText.AreDigits(value[.._prefix])
        && DigitText.AreStars(value[_prefix..^Suffix])
        && DigitText.AreDigits(value[^Suffix..]);
}
