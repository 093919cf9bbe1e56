using System.Globalization;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Identity;

/// <summary>What the digits of identity numbers show, by the names that the table uses.</summary>
internal static class IdentityChecks
{
    private const string VerhoeffTurns = "0123456789" + "1576283094" + "5803796142" + "8916043527" + "9453126870" + "4286573901" + "2793806415" + "7046913258";
    private const string VerhoeffSums =
        "0123456789" + "1234067895" + "2340178956" + "3401289567" + "4012395678" + "5987604321" + "6598710432" + "7659821043" + "8765932104" + "9876543210";

    private static readonly int[] OddLetters = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    private static readonly int[] TaiwanLetters = [10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33];
    private static readonly int[] TaiwanWeights = [8, 7, 6, 5, 4, 3, 2, 1, 1];

    /// <summary>Returns the check of a name, which numbers may follow: <c>sum=11:10,9,8</c>.</summary>
    /// <exception cref="FormatException">There is no check of that name.</exception>
    public static IdentityCheck Parse(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        var (name, rest) = sign < 0 ? (text, "") : (text[..sign], text[(sign + 1)..]);
        return name switch
        {
            "none" => static _ => true,
            "sum" when rest.Split(':') is [var modulus, var weights] => Sum(int.Parse(modulus, CultureInfo.InvariantCulture), Weights(weights)),
            "remainder" => Remainder([.. rest.Split('+').Select(Weights)]),
            "letter" => number => IsLetterOf(number, rest),
            "luhn" => static number => IsLuhn(number) && !IsOneDigit(number),
            "birth-luhn" => static number => IsLuhn(number) && IsDate(number[2..6]),
            "verhoeff" => IsVerhoeff,
            "iso7064" => IsIso7064,
            "gb11643" => static number => IsDate(number[10..14]) && IsGb11643(number),
            "belgian" => static number => IsRest97(number[..^2], number[^2..], 0) || IsRest97(number[..^2], number[^2..], 2_000_000_000),
            "nir" => IsNir,
            "nino" => static number => number[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ"),
            "codice-fiscale" => IsCodiceFiscale,
            "taiwan" => IsTaiwan,
            _ => throw new FormatException($"There is no check '{text}'."),
        };
    }

    private static int[] Weights(string text) =>
        [.. text.Split(',').Select(static weight => int.Parse(weight, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];

    private static int Weighted(ReadOnlySpan<char> digits, int[] weights)
    {
        var sum = 0;
        for (var index = 0; index < weights.Length; index++)
        {
            sum += (digits[index] - '0') * weights[index];
        }

        return sum;
    }

    // The weighted digits, the check digit included, add up to a multiple.
    private static IdentityCheck Sum(int modulus, int[] weights) => number => number.Length == weights.Length
        && !IsOneDigit(number)
        && Weighted(number, weights) % modulus == 0;

    // Each check digit is eleven less the rest of the weighted digits before it, or zero for a rest below two.
    private static IdentityCheck Remainder(int[][] weights) => number =>
    {
        foreach (var row in weights)
        {
            var rest = Weighted(number, row) % 11;
            if (number[row.Length] - '0' != (rest < 2 ? 0 : 11 - rest))
            {
                return false;
            }
        }

        return !IsOneDigit(number);
    };

    private static bool IsOneDigit(ReadOnlySpan<char> number) => !number.ContainsAnyExcept(number[0]);

    private static bool IsDate(ReadOnlySpan<char> monthAndDay) =>
        int.Parse(monthAndDay[..2], NumberStyles.None, CultureInfo.InvariantCulture) is >= 1 and <= 12
            && int.Parse(monthAndDay[2..], NumberStyles.None, CultureInfo.InvariantCulture) is >= 1 and <= 31;

    private static bool IsLuhn(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var index = 0; index < number.Length; index++)
        {
            var digit = (number[^(index + 1)] - '0') * (1 + (index % 2));
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    private static bool IsVerhoeff(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var index = 0; index < number.Length; index++)
        {
            var turned = VerhoeffTurns[(index % 8 * 10) + (number[^(index + 1)] - '0')] - '0';
            sum = VerhoeffSums[(sum * 10) + turned] - '0';
        }

        return sum == 0;
    }

    private static bool IsIso7064(ReadOnlySpan<char> number)
    {
        var product = 10;
        foreach (var digit in number[..^1])
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == number[^1] - '0';
    }

    private static bool IsGb11643(ReadOnlySpan<char> number)
    {
        var sum = 0;
        foreach (var character in number)
        {
            sum = ((sum * 2) + (character == 'X' ? 10 : character - '0')) % 11;
        }

        return sum == 1;
    }

    // The last letter is found by the digits; X, Y and Z at the start stand for 0, 1 and 2.
    private static bool IsLetterOf(ReadOnlySpan<char> number, string letters)
    {
        var value = 0L;
        foreach (var character in number[..^1])
        {
            value = character is >= 'X' and <= 'Z' ? character - 'X' : char.IsAsciiDigit(character) ? (value * 10) + (character - '0') : value;
        }

        return letters[(int)(value % letters.Length)] == number[^1];
    }

    private static bool IsRest97(ReadOnlySpan<char> number, ReadOnlySpan<char> key, long more) =>
        97 - ((long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) + more) % 97)
            == int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture);

    // The departments of Corsica, 2A and 2B, count as 19 and 18.
    private static bool IsNir(ReadOnlySpan<char> number)
    {
        Span<char> digits = stackalloc char[number.Length];
        number.CopyTo(digits);
        if (number[6] is 'A' or 'B')
        {
            (digits[5], digits[6]) = ('1', number[6] == 'A' ? '9' : '8');
        }

        return IsRest97(digits[..^2], digits[^2..], 0);
    }

    private static bool IsCodiceFiscale(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var index = 0; index < number.Length - 1; index++)
        {
            var value = char.IsAsciiDigit(number[index]) ? number[index] - '0' : number[index] - 'A';
            sum += index % 2 == 0 ? OddLetters[value] : value;
        }

        return sum % 26 == number[^1] - 'A';
    }

    private static bool IsTaiwan(ReadOnlySpan<char> number)
    {
        var letter = TaiwanLetters[number[0] - 'A'];
        return ((letter / 10) + (letter % 10 * 9) + Weighted(number[1..], TaiwanWeights)) % 10 == 0;
    }
}
