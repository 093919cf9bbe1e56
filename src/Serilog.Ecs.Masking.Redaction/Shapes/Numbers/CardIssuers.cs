namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Which networks give out card numbers that begin how, of how many digits, and the check digit that all of them have.</summary>
internal static class CardIssuers
{
    public const int Shortest = 13;
    public const int Longest = 19;

    // Visa gives out three lengths; so do a few networks of one country.
    private const int Visa = 4;

    /// <summary>Returns whether a network gives out numbers that start with these four digits and have between so many digits.</summary>
    public static bool Issue(int issuer, int shortest, int longest)
    {
        var (least, most) = Lengths(issuer);
        return shortest <= most && longest >= least && (issuer / 1_000 != Visa || shortest != longest || shortest is 13 or 16 or 19);
    }

    /// <summary>Returns whether the last of some digits is the check digit of the others, as Luhn has it.</summary>
    public static bool HasCheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[digits.Length - 1 - index] - '0';
            digit <<= index & 1;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    // Networks with a wide range of their own first; what begins with 60 to 69 is a card of sixteen digits in many countries. Numbers of
    // fifteen digits that begin with 1 are left out, although airlines have cards of that kind: so many ids are.
    private static (int Least, int Most) Lengths(int issuer) => issuer switch
    {
        >= 4000 and <= 4999 => (13, 19),
        (>= 5100 and <= 5599) or (>= 2221 and <= 2720) or (>= 2200 and <= 2205) => (16, 16),
        (>= 3400 and <= 3499) or (>= 3700 and <= 3799) or 1800 or 2131 => (15, 15),
        6011 or (>= 6440 and <= 6599) or (>= 6200 and <= 6299) or (>= 3528 and <= 3589) => (16, 19),
        (>= 3000 and <= 3059) or 3095 or (>= 3600 and <= 3699) or (>= 3800 and <= 3999) => (14, 19),
        (>= 5000 and <= 5099) or (>= 5600 and <= 5899) or (>= 6700 and <= 6799) or 6304 or 6333 or 6334 => (13, 19),
        (>= 6000 and <= 6999) or (>= 8100 and <= 8299) or 8600 => (16, 16),
        9704 => (16, 19),
        (>= 9400 and <= 9499) or (>= 9200 and <= 9299) or 9112 or 9792 or 9860 => (16, 16),
        _ => (int.MaxValue, 0),
    };
}
