using System.Globalization;

namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// Zeroes the last octet of an IPv4 address, <c>10.1.2.0</c>, and the last 80 bits of an IPv6 address,
/// <c>2001:db8::</c>: a field of type ip takes the mask.
/// </summary>
internal sealed class NetworkStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    /// <summary>The longest IPv6 text, with room for brackets and a zone.</summary>
    private const int MaxLength = 64;

    private const int KeptGroups = 3;

    public static NetworkStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        Span<byte> octets = stackalloc byte[4];
        Span<ushort> groups = stackalloc ushort[NetworkAddress.Groups];
        value = value.Trim();
        if (value.Length > MaxLength)
        {
            return false;
        }

        if (NetworkAddress.TryReadV4(value, octets))
        {
            WriteV4(octets, ref writer);
            return true;
        }

        if (!NetworkAddress.TryReadV6(value, groups))
        {
            return false;
        }

        WriteV6(groups, ref writer);
        return true;
    }

    private static void WriteV4(scoped ReadOnlySpan<byte> octets, ref MaskWriter writer)
    {
        foreach (var octet in octets[..3])
        {
            WriteNumber(octet, default, ref writer);
            writer.Append('.');
        }

        writer.Append('0');
    }

    private static void WriteV6(scoped Span<ushort> groups, ref MaskWriter writer)
    {
        // ::ffff:10.1.2.3 is an IPv4 address, and the network is in its last 32 bits.
        if (!groups[..5].ContainsAnyExcept((ushort)0) && groups[5] == 0xFFFF)
        {
            writer.Append("::ffff:");
            WriteV4([(byte)(groups[6] >> 8), (byte)groups[6], (byte)(groups[7] >> 8)], ref writer);
            return;
        }

        // 6to4 carries a whole IPv4 address in the 48 bits that are kept.
        if (groups[0] == 0x2002)
        {
            groups[2] &= 0xFF00;
        }

        var count = KeptGroups;
        while (count > 0 && groups[count - 1] == 0)
        {
            count--;
        }

        for (var index = 0; index < count; index++)
        {
            writer.Append(index > 0 ? ":" : default);
            WriteNumber(groups[index], "x", ref writer);
        }

        writer.Append("::");
    }

    private static void WriteNumber(int number, scoped ReadOnlySpan<char> format, ref MaskWriter writer)
    {
        Span<char> text = stackalloc char[4];
        _ = number.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        writer.Append(text[..length]);
    }
}
