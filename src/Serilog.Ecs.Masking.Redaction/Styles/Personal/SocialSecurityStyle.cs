namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// A United States social security number: nothing shown, <c>***-**-****</c>, or with <c>showLastFour</c> <c>***-**-1120</c>.
/// </summary>
/// <remarks>
/// Unlike a card's, the last four digits are themselves used as a password on the telephone, and of numbers given out
/// before 2011 the other five follow from place and date of birth. OWASP keeps such data out of logs altogether, and
/// PCI DSS allows truncation for card numbers only; so nothing is shown unless asked for.
/// </remarks>
internal sealed class SocialSecurityStyle(bool showLastFour = false, string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int Digits = 9;
    private const string Hidden = "***-**-";

    public static SocialSecurityStyle Default { get; } = new();

    public static SocialSecurityStyle LastFour { get; } = new(showLastFour: true);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        Span<char> digits = stackalloc char[Digits];
        if (!IsOwnMask(value) && DigitText.Read(value, digits) != Digits)
        {
            return false;
        }

        writer.Append(Hidden);
        if (!showLastFour)
        {
            writer.AppendStars(4);
        }
        else
        {
            writer.Append(IsOwnMask(value) ? value[^4..] : digits[^4..]);
        }

        return true;
    }

    private bool IsOwnMask(ReadOnlySpan<char> value) =>
        value.Length == Hidden.Length + 4
        && value.StartsWith(Hidden)
        && (showLastFour ? DigitText.AreDigits(value[^4..]) : DigitText.AreStars(value[^4..]));
}
