using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises international bank account numbers: length of the country, check digits modulo 97.</summary>
internal static class IbanDetector
{
    private const int Longest = 34;
    private const int ShortestCut = 12;
    private const int GroupLength = 4;

    // ISO 13616: two letters of the country, then how many characters its numbers have.
    private const string Countries =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27"
        + "GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22"
        + "MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28"
        + "TL23TN24TR26UA29VA22VG24XK20YE30";

    private static readonly byte[] LengthByCountry = ReadCountries();

    /// <summary>Returns whether the letters of a country and a digit are at an offset.</summary>
    public static bool MayStart(ReadOnlySpan<char> text, int at) => at + 2 < text.Length
        && char.IsAsciiDigit(text[at + 2])
        && LengthOf(text[at], text[at + 1]) > 0;

    /// <summary>Returns where the number whose country letters are at <paramref name="at"/> ends, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int at)
    {
        var length = LengthOf(text[at], text[at + 1]);
        if (length == 0)
        {
            return -1;
        }

        Span<byte> values = stackalloc byte[Longest];
        var count = 0;
        var separator = '\0';
        var from = at;
        var end = at;
        while (at < text.Length && count < length)
        {
            var value = ValueOf(Disguise.Fold(text[at]));
            if (value >= 0 && separator != '\0' && at == end && count % GroupLength == 0)
            {
                // Where one group was set apart, all are.
                break;
            }

            if (value >= 0)
            {
                values[count++] = (byte)value;
                end = ++at;
            }
            else if (!IsSeparator(text[at], ref separator, count))
            {
                break;
            }
            else
            {
                at++;
            }
        }

        if (!IsOneCase(text[from..end], values[4..Math.Max(4, count)]))
        {
            return -1;
        }

        if (count < length)
        {
            return at < text.Length && text[at] == '…' && count >= ShortestCut ? end : -1;
        }

        return TextBoundary.IsEnd(text, end) && Remainder(values[..count]) == 1 ? end : -1;
    }

    private static int LengthOf(char first, char second)
    {
        var (row, column) = ((first | 0x20) - 'a', (second | 0x20) - 'a');
        return (uint)row < 26 && (uint)column < 26 ? LengthByCountry[(row * 26) + column] : 0;
    }

    private static int ValueOf(char value) => value switch
    {
        >= '0' and <= '9' => value - '0',
        >= 'A' and <= 'Z' => value - 'A' + 10,
        >= 'a' and <= 'z' => value - 'a' + 10,
        _ => -1,
    };

    // Spaces or dashes stand behind every fourth character, or nowhere.
    private static bool IsSeparator(char value, ref char separator, int count)
    {
        var isFirst = separator == '\0' && count == GroupLength;
        if (value is not (' ' or '-' or '\u00A0' or '\u202F' or '+') || count % GroupLength != 0 || (!isFirst && value != separator))
        {
            return false;
        }

        separator = value;
        return true;
    }

    // In lower case, letters are more likely to be hexadecimal or a name, unless only the country has any.
    private static bool IsOneCase(ReadOnlySpan<char> text, ReadOnlySpan<byte> account)
    {
        if (!CharacterSet.LowerCase.IsIn(text))
        {
            return true;
        }

        var letters = 0;
        foreach (var value in account)
        {
            letters += value > 9 ? 1 : 0;
        }

        return letters == 0 && !CharacterSet.UpperCase.IsIn(text);
    }

    private static int Remainder(ReadOnlySpan<byte> values)
    {
        var remainder = 0;
        for (var index = 0; index < values.Length; index++)
        {
            var value = values[(index + GroupLength) % values.Length];
            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return remainder;
    }

    private static byte[] ReadCountries()
    {
        var lengths = new byte[26 * 26];
        for (var at = 0; at < Countries.Length; at += 4)
        {
            lengths[((Countries[at] - 'A') * 26) + Countries[at + 1] - 'A'] =
                (byte)(((Countries[at + 2] - '0') * 10) + Countries[at + 3] - '0');
        }

        return lengths;
    }
}
