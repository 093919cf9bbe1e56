using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Recognises JSON web tokens: signed, encrypted, unsigned, detached, or cut short.</summary>
internal static class JwtDetector
{
    private const char Ellipsis = '…';
    private const int ShortestHeader = 12;
    private const int ShortestPart = 20;
    private const int ShortestJsonPart = 7;
    private const int MostParts = 5;
    private const string EmptyObject = "e30";

    // A header that is deep inside a longer run of base64 is no header; looking further would not be linear.
    private const int FarthestIntoRun = 64;

    /// <summary>Returns whether the first two letters may be those of an object in base64: <c>ey</c>, <c>ew</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayStart(ReadOnlySpan<char> text, int at) => text[at] == 'e' && at + 1 < text.Length && text[at + 1] is 'y' or 'w';

    /// <summary>Returns whether a token starts at <paramref name="at"/>, and where it ends.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (!LooksLikeJson(text[at..]) || IsDeepInsideRun(text, at))
        {
            return false;
        }

        end = CharacterSet.Base64Url.EndOfRun(text, at);
        if (end - at < ShortestHeader)
        {
            return IsCut(text, end) && end - at > 8;
        }

        return IsCut(text, end) || (IsDot(text, end) && TryMatchParts(text, ref end));
    }

    private static bool TryMatchParts(ReadOnlySpan<char> text, ref int end)
    {
        var longest = 0;
        for (var part = 1; part < MostParts && IsDot(text, end); part++)
        {
            var start = end + 1;
            var stop = CharacterSet.Base64Url.EndOfRun(text, start);
            if (part == 1 && stop > start && !IsSecondPart(text[start..stop]) && !IsCut(text, stop))
            {
                return false;
            }

            if (part > 2 && stop == start)
            {
                // "alg": "none" leaves the third part empty; later, the dot ends a sentence.
                break;
            }

            longest = Math.Max(longest, IsCut(text, stop) ? int.MaxValue : stop - start);
            end = stop;
        }

        // "eyJ….": an empty second part is a detached payload or a direct key, and something long must follow.
        return longest >= ShortestJsonPart;
    }

    private static bool IsSecondPart(ReadOnlySpan<char> part) =>
        part.Length >= ShortestPart || part is EmptyObject || (part.Length >= ShortestJsonPart && LooksLikeJson(part));

    /// <summary>Decodes the first six bytes: <c>{</c>, white space, then the quote of the first name.</summary>
    private static bool LooksLikeJson(ReadOnlySpan<char> part)
    {
        var bits = 0UL;
        for (var at = 0; at < 8; at++)
        {
            var value = at < part.Length ? ValueOf(part[at]) : -1;
            if (value < 0)
            {
                return false;
            }

            bits = (bits << 6) | (uint)value;
        }

        if (bits >> 40 != '{')
        {
            return false;
        }

        for (var shift = 32; shift >= 0; shift -= 8)
        {
            var letter = (char)((bits >> shift) & 0xFF);
            if (letter == '"')
            {
                return true;
            }

            if (letter is not (' ' or '\t' or '\r' or '\n'))
            {
                return false;
            }
        }

        return true;
    }

    private static int ValueOf(char value) => value switch
    {
        >= 'A' and <= 'Z' => value - 'A',
        >= 'a' and <= 'z' => value - 'a' + 26,
        >= '0' and <= '9' => value - '0' + 52,
        '-' => 62,
        '_' => 63,
        _ => -1,
    };

    private static bool IsDeepInsideRun(ReadOnlySpan<char> text, int at)
    {
        var from = at;
        while (from > 0 && at - from <= FarthestIntoRun && CharacterSet.Base64Url.Contains(text[from - 1]))
        {
            from--;
        }

        return at - from > FarthestIntoRun;
    }

    private static bool IsDot(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == '.';

    private static bool IsCut(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == Ellipsis;
}
