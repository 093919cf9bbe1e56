using System.Buffers.Binary;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>
/// Makes UUIDs of version 7 that only ever grow. The twelve bits after the milliseconds are a counter, as RFC 9562 describes
/// in method 1; when it overflows, or the clock is set back, the id runs ahead of the clock instead of repeating itself.
/// </summary>
internal sealed class EventIdGenerator(TimeProvider clock)
{
    private const int CounterBits = 12;
    private const ulong VariantBits = 0x8000_0000_0000_0000;
    private const ulong RandomMask = 0x3FFF_FFFF_FFFF_FFFF;

    // Milliseconds and counter of the last id.
    private long _last;

    public Guid Next()
    {
        var now = (clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond << CounterBits;
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(last + 1, now);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        Span<byte> bytes = stackalloc byte[16];
        var time = (ulong)next;
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((time >> CounterBits) << 16) | 0x7000 | (time & 0xFFF));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (RandomBits.Next() & RandomMask) | VariantBits);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Returns the time that an id of this generator holds.</summary>
    public static DateTime TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16;
        return DateTime.UnixEpoch.AddTicks((long)milliseconds * TimeSpan.TicksPerMillisecond);
    }
}
