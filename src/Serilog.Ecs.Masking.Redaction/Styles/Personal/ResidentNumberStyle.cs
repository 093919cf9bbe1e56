namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// A Korean resident or foreigner registration number. Shown are the birth date, <c>900101-*******</c>, the digit of
/// century and sex too, <c>900101-1******</c>, or nothing, <c>******-*******</c>.
/// </summary>
internal sealed class ResidentNumberStyle(
    ResidentNumberStyle.Shown shown = ResidentNumberStyle.Shown.BirthDate, string? placeholder = null)
    : WrittenStyle(placeholder)
{
    private const int Digits = 13;
    private const int BirthDigits = 6;

    private readonly int _birth = shown == Shown.Nothing ? 0 : BirthDigits;
    private readonly int _serial = shown == Shown.BirthDateAndSex ? 1 : 0;

    internal enum Shown
    {
        BirthDate,
        BirthDateAndSex,
        Nothing,
    }

    public static ResidentNumberStyle Default { get; } = new();

    public static ResidentNumberStyle WithSex { get; } = new(Shown.BirthDateAndSex);

    public static ResidentNumberStyle Strict { get; } = new(Shown.Nothing);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        Span<char> digits = stackalloc char[Digits];
        if (!TryReadOwnMask(value, digits) && DigitText.Read(value, digits) != Digits)
        {
            return false;
        }

        // Thirteen other digits are not a birth date and a serial: their first six may be anything.
        if (_birth > 0 && !IsBirthDate(digits))
        {
            return false;
        }

        writer.Append(digits[.._birth]);
        writer.AppendStars(BirthDigits - _birth);
        writer.Append('-');
        writer.Append(digits.Slice(BirthDigits, _serial));
        writer.AppendStars(Digits - BirthDigits - _serial);
        return true;
    }

    private static bool IsBirthDate(ReadOnlySpan<char> digits)
    {
        var month = ((digits[2] - '0') * 10) + digits[3] - '0';
        var day = ((digits[4] - '0') * 10) + digits[5] - '0';
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    private bool TryReadOwnMask(ReadOnlySpan<char> value, Span<char> digits)
    {
        if (value.Length != Digits + 1 || value[BirthDigits] != '-')
        {
            return false;
        }

        value[..BirthDigits].CopyTo(digits);
        value[(BirthDigits + 1)..].CopyTo(digits[BirthDigits..]);
        return DigitText.AreDigits(digits[.._birth])
            && DigitText.AreStars(digits[_birth..BirthDigits])
            && DigitText.AreDigits(digits.Slice(BirthDigits, _serial))
            && DigitText.AreStars(digits[(BirthDigits + _serial)..]);
    }
}
