using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>The licences of programs, which are written under the same key as those of drivers: <c>License: MIT</c>.</summary>
internal static class LicenseNames
{
    private const int Longest = 64;

    private static readonly string[] Families = WordLists.PhrasesOf("program-license");

    /// <summary>Returns whether a value is the name of such a licence.</summary>
    public static bool IsLicense(ReadOnlySpan<char> value)
    {
        value = value.Trim(" \"'");
        if (value.Length > Longest)
        {
            return false;
        }

        foreach (var family in Families)
        {
            if (value.StartsWith(family, StringComparison.OrdinalIgnoreCase)
                && (value.Length == family.Length || !char.IsAsciiLetter(value[family.Length]))
                && !HasNumber(value))
            {
                return true;
            }
        }

        return false;
    }

    // A version has fewer digits than a document.
    private static bool HasNumber(ReadOnlySpan<char> value)
    {
        for (var at = value.IndexOfAnyInRange('0', '9'); at >= 0;)
        {
            var length = value[at..].IndexOfAnyExceptInRange('0', '9');
            if (length is < 0 ? value.Length - at > 3 : length > 3)
            {
                return true;
            }

            var next = length < 0 ? -1 : value[(at + length)..].IndexOfAnyInRange('0', '9');
            at = next < 0 ? -1 : at + length + next;
        }

        return false;
    }
}
