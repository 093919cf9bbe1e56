using System.Buffers.Text;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// Seals lines, each with the hash of the one before. A line counts for good only when <see cref="Confirm"/> was called: the hash of
/// one that was lost must not be in the next. For one thread at a time, as a file sink is.
/// </summary>
internal sealed class Chain(ChainHash hash)
{
    private readonly byte[] _last = new byte[hash.ValueLength];
    private readonly byte[] _next = new byte[hash.ValueLength];
    private readonly byte[] _confirmed = new byte[hash.ValueLength];
    private long _nextNumber;
    private long _confirmedNumber;
    private bool _hasConfirmedLines;

    public bool HasLines { get; private set; }

    public long Number { get; private set; }

    public ReadOnlySpan<byte> Last => HasLines ? _last : [];

    /// <summary>The position of the chain.</summary>
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

        // The context follows the line only while both are hashed in one call.
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

    /// <summary>Goes on from the line sealed last.</summary>
    public void Commit()
    {
        _next.CopyTo(_last, 0);
        Number = _nextNumber;
        HasLines = true;
    }

    /// <summary>Remembers that all committed lines are in the file.</summary>
    public void Confirm()
    {
        _last.CopyTo(_confirmed, 0);
        _confirmedNumber = Number;
        _hasConfirmedLines = HasLines;
    }

    /// <summary>Goes back to the last line that is in the file.</summary>
    public void Rollback()
    {
        _confirmed.CopyTo(_last, 0);
        Number = _confirmedNumber;
        HasLines = _hasConfirmedLines;
    }
}
