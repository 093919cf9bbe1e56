using System.Globalization;

namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>Reads IP addresses from a span; <see cref="System.Net.IPAddress"/> would allocate one for each.</summary>
internal static class NetworkAddress
{
    public const int Groups = 8;

    /// <summary>Reads four decimal octets. Leading zeros are refused, because some programs read them as octal.</summary>
    public static bool TryReadV4(ReadOnlySpan<char> text, Span<byte> octets)
    {
        for (var index = 0; index < 4; index++)
        {
            var dot = text.IndexOf('.');
            if (dot < 0 != (index == 3))
            {
                return false;
            }

            var octet = dot < 0 ? text : text[..dot];
            if ((octet.Length > 1 && octet[0] == '0')
                || !byte.TryParse(octet, NumberStyles.None, CultureInfo.InvariantCulture, out octets[index]))
            {
                return false;
            }

            text = text[(dot + 1)..];
        }

        return true;
    }

    /// <summary>Reads eight groups of sixteen bits; brackets and a zone, which names an interface, are dropped.</summary>
    public static bool TryReadV6(ReadOnlySpan<char> text, Span<ushort> groups)
    {
        if (text.StartsWith("[") && text.EndsWith("]"))
        {
            text = text[1..^1];
        }

        var zone = text.IndexOf('%');
        text = zone < 0 ? text : text[..zone];
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return ReadGroups(text, groups, mayEndInV4: true) == Groups;
        }

        // The zeros of the gap go between what is before it and what is after.
        groups.Clear();
        Span<ushort> tail = stackalloc ushort[Groups];
        var before = ReadGroups(text[..gap], groups, mayEndInV4: false);
        var after = ReadGroups(text[(gap + 2)..], tail, mayEndInV4: true);
        if (before < 0 || after < 0 || before + after >= Groups)
        {
            return false;
        }

        tail[..after].CopyTo(groups[^after..]);
        return true;
    }

    private static int ReadGroups(ReadOnlySpan<char> text, Span<ushort> groups, bool mayEndInV4)
    {
        for (var count = 0; ; count++)
        {
            if (text.IsEmpty)
            {
                return count == 0 ? 0 : -1;
            }

            var colon = text.IndexOf(':');
            var group = colon < 0 ? text : text[..colon];
            if (mayEndInV4 && colon < 0 && count <= Groups - 2 && group.Contains('.'))
            {
                return TryReadEmbedded(group, groups[count..]) ? count + 2 : -1;
            }

            if (count == Groups
                || group.Length > 4
                || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out groups[count]))
            {
                return -1;
            }

            if (colon < 0)
            {
                return count + 1;
            }

            text = text[(colon + 1)..];
        }
    }

    private static bool TryReadEmbedded(ReadOnlySpan<char> text, Span<ushort> groups)
    {
        Span<byte> octets = stackalloc byte[4];
        if (!TryReadV4(text, octets))
        {
            return false;
        }

        groups[0] = (ushort)((octets[0] << 8) | octets[1]);
        groups[1] = (ushort)((octets[2] << 8) | octets[3]);
        return true;
    }
}
