using System.Buffers.Binary;

namespace Serilog.Ecs.Masking.Integrity.Verifying;

/// <summary>The hashes of the last lines, eight bytes of each, to distinguish a repeated line from a changed one.</summary>
internal sealed class SeenHashes
{
    private const int Kept = 65_536;
    private readonly ulong[] _marks = new ulong[Kept];
    private long _count;

    public void Add(ReadOnlySpan<byte> value) => _marks[_count++ % Kept] = MarkOf(value);

    public bool Contains(ReadOnlySpan<byte> value) => _marks.AsSpan(0, (int)Math.Min(_count, Kept)).Contains(MarkOf(value));

    // The end of the value: its beginning is the same in all lines. Six bits a character, of which the last has four.
    private static ulong MarkOf(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadUInt64LittleEndian(value[^9..]);
}
