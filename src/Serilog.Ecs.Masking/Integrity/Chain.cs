using System.Buffers.Text;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// Seals lines, each with the hash of the one before. A line counts only when <see cref="Commit"/> says that it was written:
/// one that was lost must not be missed by the next. For one thread at a time, as a file sink is.
/// </summary>
internal sealed class Chain(ChainHash hash)
{
    private readonly byte[] _last = new byte[hash.ValueLength];
    private readonly byte[] _next = new byte[hash.ValueLength];
    private long _nextNumber;

    public bool HasLines { get; private set; }

    public long Number { get; private set; }

    public ReadOnlySpan<byte> Last => HasLines ? _last : [];

    /// <summary>Where the chain stands.</summary>
    public ChainPosition Position => HasLines ? new ChainPosition([.. _last], Number, false) : ChainPosition.None;

    /// <summary>Turns an object into a sealed line, its line break included.</summary>
    public void Seal(LineBuffer line, ChainRole role)
    {
        _nextNumber = role == ChainRole.Start ? 0 : Number + 1;
        line.Length--;
        line.Append(ChainSeal.NumberKey);
        Utf8Formatter.TryFormat(_nextNumber, line.Reserve(20), out var digits);
        line.Length += digits;
        line.Append("}"u8);

        // The context stands behind the line only while both are hashed, in one piece.
        var context = ChainSeal.WriteContext(line.Reserve(ChainSeal.MaxSuffixLength), role == ChainRole.Start ? [] : Last, role);
        line.Length += context;
        hash.Add(line.Written);
        line.Length -= context + 1;

        hash.Prefix.CopyTo(_next, 0);
        hash.Finish(_next.AsSpan(hash.Prefix.Length));
        line.Append(ChainSeal.HashKey);
        line.Append(_next);
        line.Append(ChainSeal.LineEnd);
    }

    /// <summary>Says that the line sealed last was written.</summary>
    public void Commit()
    {
        _next.CopyTo(_last, 0);
        Number = _nextNumber;
        HasLines = true;
    }
}
