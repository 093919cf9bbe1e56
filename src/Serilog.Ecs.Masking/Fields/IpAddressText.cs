using System.Net;

namespace Serilog.Ecs.Masking.Fields;

/// <summary>Knows the texts that Elasticsearch's <c>ip</c> type takes: strict dotted IPv4, and IPv6 without a zone.</summary>
internal static class IpAddressText
{
    private const int LongestAddress = 45;

    public static bool IsValid(string text) =>
        text.Length is > 1 and <= LongestAddress && (text.Contains(':', StringComparison.Ordinal) ? IsIpv6Address(text) : IsIpv4Address(text));

    private static bool IsIpv6Address(string text) =>
        !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal)
#if NET10_0_OR_GREATER
        && IPAddress.IsValid(text);
#else
        && IPAddress.TryParse(text, out _);
#endif

    // Nothing is allocated for what is in the events of every request.
    private static bool IsIpv4Address(ReadOnlySpan<char> text)
    {
        var parts = 0;
        while (true)
        {
            var dot = text.IndexOf('.');
            var part = dot < 0 ? text : text[..dot];
            if (part.Length is 0 or > 3
                || part.ContainsAnyExceptInRange('0', '9')
                || (part.Length > 1 && part[0] == '0')
                || (part.Length == 3 && part.CompareTo("255", StringComparison.Ordinal) > 0))
            {
                return false;
            }

            parts++;
            if (dot < 0)
            {
                return parts == 4;
            }

            text = text[(dot + 1)..];
        }
    }
}
