namespace Serilog.Ecs.Masking.Integrity;

/// <summary>The text of a seal, shared by the writer and the verifier.</summary>
internal static class ChainSeal
{
    /// <summary>The most bytes that sealing adds to a line: both members, the longest number, the longest name of a key.</summary>
    public const int MaxLength = 160;

    public const int MaxValueLength = 96;

    public const int MaxSuffixLength = MaxValueLength + 16;

    public static ReadOnlySpan<byte> NumberKey => ",\"event.sequence\":"u8;

    public static ReadOnlySpan<byte> HashKey => ",\"event.hash\":\""u8;

    public static ReadOnlySpan<byte> LineEnd => "\"}\n"u8;

    /// <summary>Writes what is hashed after the line itself, and returns its length: the hash of the line before, and the role if it has one.</summary>
    public static int WriteContext(Span<byte> destination, ReadOnlySpan<byte> previous, ChainRole role)
    {
        destination[0] = (byte)'\n';
        previous.CopyTo(destination[1..]);
        var length = previous.Length + 1;
        var name = NameOf(role);
        name.CopyTo(destination[length..]);
        return length + name.Length;
    }

    private static ReadOnlySpan<byte> NameOf(ChainRole role) => role switch
    {
        ChainRole.Start => "\nstart"u8,
        ChainRole.End => "\nend"u8,
        ChainRole.Roll => "\nroll"u8,
        _ => [],
    };
}
