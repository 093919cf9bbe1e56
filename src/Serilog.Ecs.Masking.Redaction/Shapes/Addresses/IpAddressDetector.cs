using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>Recognises network addresses. Off by default: every request event has one.</summary>
internal static class IpAddressDetector
{
    private const int Octets = 4;
    private const int Groups = 8;

    /// <summary>Returns where the IPv4 address at <paramref name="at"/> ends, or -1.</summary>
    public static int FindEnd4(ReadOnlySpan<char> text, int at)
    {
        if (NumberContext.FollowsFraction(text, at))
        {
            return -1;
        }

        for (var octet = 1; ; octet++)
        {
            var start = at;
            var value = 0;
            while (at < text.Length && at - start < 3 && char.IsAsciiDigit(text[at]))
            {
                value = (value * 10) + text[at++] - '0';
            }

            if (at == start || value > 255)
            {
                return -1;
            }

            if (octet == Octets)
            {
                var goesOn = at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]);
                return TextBoundary.IsEnd(text, at) && !goesOn ? at : -1;
            }

            if (at >= text.Length || text[at++] != '.')
            {
                return -1;
            }
        }
    }

    /// <summary>Returns the IPv6 address whose first colon is at <paramref name="colon"/>.</summary>
    public static bool TryMatch6(ReadOnlySpan<char> text, int floor, int colon, out int start, out int end)
    {
        start = colon;
        while (start > floor && colon - start < 5 && char.IsAsciiHexDigit(text[start - 1]))
        {
            start--;
        }

        end = start;
        if (colon - start > 4 || !TextBoundary.IsStart(text, start) || (start > 0 && (text[start - 1] is ':' or '.')))
        {
            return false;
        }

        var (groups, digits, isShort) = (0, 0, false);
        for (var at = start; ;)
        {
            var run = at;
            while (at < text.Length && at - run < 5 && char.IsAsciiHexDigit(text[at]))
            {
                digits += char.IsAsciiDigit(text[at++]) ? 1 : 0;
            }

            groups += at > run ? 1 : 0;
            end = at;
            if (at - run > 4 || groups > Groups || at >= text.Length || text[at] != ':')
            {
                break;
            }

            if (at + 1 < text.Length && text[at + 1] == ':')
            {
                if (isShort)
                {
                    return false;
                }

                isShort = true;
                end = at += 2;
            }
            else if (at + 1 < text.Length && char.IsAsciiHexDigit(text[at + 1]))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return digits > 0 && TextBoundary.IsEnd(text, end) && (isShort ? groups is > 0 and < Groups : groups == Groups);
    }
}
