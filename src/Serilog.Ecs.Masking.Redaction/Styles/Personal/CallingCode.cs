namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>Where the country code of an international number ends (ITU-T E.164).</summary>
internal static class CallingCode
{
    /// <summary>North America has 1, Russia and Kazakhstan have 7; these have two digits, and all others three.</summary>
    private const string TwoDigits =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 "
        + "60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

    /// <summary>Returns the length of the code at the start of <paramref name="digits"/>, or -1 when there is none.</summary>
    public static int Length(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty || digits[0] == '0')
        {
            return -1;
        }

        if (digits[0] is '1' or '7')
        {
            return 1;
        }

        if (digits.Length < 2)
        {
            return -1;
        }

        // The list holds digits and spaces only, and a number holds no space: nothing is found across two codes.
        if (TwoDigits.AsSpan().IndexOf(digits[..2]) >= 0)
        {
            return 2;
        }

        return digits.Length < 3 ? -1 : 3;
    }
}
