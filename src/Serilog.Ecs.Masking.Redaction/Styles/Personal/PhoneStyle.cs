namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// Keeps the prefix and the last four digits of a telephone number, <c>010-****-5678</c>, or for finance all but those,
/// <c>010-1234-****</c>. Of an international number the country code is kept: <c>+82-****-5678</c>.
/// </summary>
/// <remarks>
/// However a number was grouped, it reads the same masked. Four stars replace the hidden part; of a number
/// without trunk prefix or country code the first digits have no fixed meaning, and only the last four are shown.
/// </remarks>
internal sealed class PhoneStyle(bool showAllButLastFour = false, string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int MaxDigits = 15;
    private const int Last = 4;

    /// <summary>Fewer hidden digits than these are tried out in no time.</summary>
    private const int MinMiddle = 3;

    private const string HiddenDigits = "****";
    private const string NoPrefix = "***";

    public static PhoneStyle LastFour { get; } = new();

    public static PhoneStyle AllButLastFour { get; } = new(showAllButLastFour: true);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        if (IsOwnMask(value))
        {
            writer.Append(value);
            return true;
        }

        value = value.Trim();
        var isInternational = value.StartsWith("+") || value.StartsWith("\uFF0B");
        Span<char> buffer = stackalloc char[MaxDigits + 2];
        var count = DigitText.Read(isInternational ? value[1..] : value, buffer, moreSeparators: "()/");
        if (count < 0)
        {
            return false;
        }

        scoped ReadOnlySpan<char> digits = buffer[..count];
        if (!isInternational && digits.StartsWith("00"))
        {
            isInternational = true;
            digits = digits[2..];
        }

        var prefix = isInternational ? CallingCode.Length(digits) : TrunkPrefixLength(digits);
        if (digits.Length > MaxDigits || prefix < 0 || digits.Length < prefix + MinMiddle + Last)
        {
            return false;
        }

        return showAllButLastFour
            ? TryWriteAllButLastFour(digits, prefix, isInternational, ref writer)
            : TryWriteLastFour(digits, prefix, isInternational, ref writer);
    }

    /// <summary>Seoul's is 02, all other prefixes in Korea have three digits, and three show little of any other country's.</summary>
    private static int TrunkPrefixLength(ReadOnlySpan<char> digits) =>
        !digits.StartsWith("0") ? 0 : digits.StartsWith("02") ? 2 : 3;

    private static bool TryWriteLastFour(
        scoped ReadOnlySpan<char> digits, int prefix, bool isInternational, ref MaskWriter writer)
    {
        writer.Append(isInternational ? "+" : default);
        writer.Append(prefix == 0 ? NoPrefix : digits[..prefix]);
        writer.Append('-');
        writer.Append(HiddenDigits);
        writer.Append('-');
        writer.Append(digits[^Last..]);
        return true;
    }

    private static bool TryWriteAllButLastFour(
        scoped ReadOnlySpan<char> digits, int prefix, bool isInternational, ref MaskWriter writer)
    {
        if (prefix == 0)
        {
            prefix = 3;
        }

        if (digits.Length < prefix + MinMiddle + Last)
        {
            return false;
        }

        writer.Append(isInternational ? "+" : default);
        writer.Append(digits[..prefix]);
        writer.Append('-');
        writer.Append(digits[prefix..^Last]);
        writer.Append('-');
        writer.Append(HiddenDigits);
        return true;
    }

    private bool IsOwnMask(ReadOnlySpan<char> value)
    {
        var first = value.IndexOf('-');
        var last = value.LastIndexOf('-');
        if (first < 0 || first == last)
        {
            return false;
        }

        var prefix = value[..first];
        var middle = value[(first + 1)..last];
        var end = value[(last + 1)..];
        return showAllButLastFour
            ? end.SequenceEqual(HiddenDigits)
                && middle.Length >= MinMiddle
                && DigitText.AreDigits(middle)
                && prefix.TrimStart('+').Length + middle.Length + Last <= MaxDigits
                && IsOwnPrefix(prefix, hiddenWithout: false)
            : middle.SequenceEqual(HiddenDigits)
                && end.Length == Last
                && DigitText.AreDigits(end)
                && IsOwnPrefix(prefix, hiddenWithout: true);
    }

    private static bool IsOwnPrefix(ReadOnlySpan<char> prefix, bool hiddenWithout)
    {
        if (hiddenWithout && prefix.SequenceEqual(NoPrefix))
        {
            return true;
        }

        if (prefix.StartsWith("+"))
        {
            return DigitText.AreDigits(prefix[1..]) && CallingCode.Length(prefix[1..]) == prefix.Length - 1;
        }

        var length = TrunkPrefixLength(prefix);
        return DigitText.AreDigits(prefix)
            && !prefix.StartsWith("00")
            && (length == 0 ? !hiddenWithout && prefix.Length == 3 : prefix.Length == length);
    }
}
