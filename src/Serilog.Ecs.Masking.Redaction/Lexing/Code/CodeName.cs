using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>Tells the names that programmers give from what a generator makes.</summary>
internal static class CodeName
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789._");

    private const int MostDigits = 4;
    private const int LongestWord = 20;
    private const int LongestAcronym = 5;
    private const int ShortName = 6;

    /// <summary>Returns whether somebody would give this name: <c>decryptAes256Gcm</c>, <c>_userId</c>, <c>t2</c>, and not <c>x9Kq2Z</c>.</summary>
    public static bool IsGiven(ReadOnlySpan<char> name)
    {
        var (letters, words, digits, numbers) = (0, 0, 0, 0);
        var hasSmall = name.ContainsAnyInRange('a', 'z');
        for (int start = 0, end; start < name.Length; start = end)
        {
            end = EndOfRun(name, start);
            var length = end - start;
            switch (Kind(name[start]))
            {
                case RunKind.Digits:
                    digits += length;
                    numbers++;
                    break;
                case RunKind.Small:
                    letters += length;
                    words += start == 0 || Kind(name[start - 1]) != RunKind.Capitals ? 1 : 0;
                    break;
                case RunKind.Capitals:
                    letters += length;
                    words++;
                    break;
            }

            if (length > (Kind(name[start]) == RunKind.Capitals && hasSmall ? LongestAcronym : LongestWord))
            {
                return false;
            }
        }

        // A generator changes the case at every second letter. One number ends a name, or stands within a long one.
        return letters * 2 >= words * (letters > ShortName ? 5 : 4) - (words == 1 ? 2 : 0)
            && digits <= MostDigits
            && digits * (numbers > 1 ? 4 : 2) <= name.Length;
    }

    /// <summary>Returns whether a name has several words: <c>expiresAt</c>, <c>token_string</c>.</summary>
    public static bool IsCompound(ReadOnlySpan<char> name) =>
        name.Trim('_').Contains('_') || (name.ContainsAnyInRange('a', 'z') && name[1..].IndexOfAnyInRange('A', 'Z') >= 0);

    /// <summary>Returns whether a number is one of code: <c>48</c>, <c>1.5f</c>, <c>0x1F</c>, and not <c>3K9gr</c>.</summary>
    public static bool IsNumber(ReadOnlySpan<char> number) =>
        number.StartsWith("0x") || !number[..^1].ContainsAnyExcept(NumberCharacters);

    private static int EndOfRun(ReadOnlySpan<char> name, int start)
    {
        var end = start + 1;
        while (end < name.Length && Kind(name[end]) == Kind(name[start]))
        {
            end++;
        }

        return end;
    }

    private static RunKind Kind(char character) => character switch
    {
        >= 'a' and <= 'z' => RunKind.Small,
        >= 'A' and <= 'Z' => RunKind.Capitals,
        >= '0' and <= '9' => RunKind.Digits,
        _ => RunKind.Other,
    };

    private enum RunKind : byte
    {
        Other,
        Small,
        Capitals,
        Digits,
    }
}
