namespace Serilog.Ecs.Masking.Integrity;

/// <summary>The keys of a verification. With keys, a hash without one proves nothing: whoever changed the line could have made it.</summary>
internal sealed class KeyRing : IDisposable
{
    private readonly ChainHash[] _hashes;
    private int _last;

    public KeyRing(IReadOnlyDictionary<string, byte[]>? keys) =>
        _hashes = keys is { Count: > 0 }
            ? [.. keys.Select(static key => new ChainHash(new IntegrityKey(key.Key, key.Value)))]
            : [new ChainHash(null)];

    public ChainHash? Find(in SealedLine line)
    {
        // Nearly always the one of the line before.
        for (var index = 0; index < _hashes.Length; index++)
        {
            var place = (_last + index) % _hashes.Length;
            if (line.Prefix.SequenceEqual(_hashes[place].Prefix))
            {
                _last = place;
                return _hashes[place];
            }
        }

        return null;
    }

    /// <summary>Says whether the line was sealed in that role, behind a line of that hash.</summary>
    public bool Fits(in SealedLine line, ReadOnlySpan<byte> previous, ChainRole role)
    {
        if (Find(line) is not { } hash)
        {
            return false;
        }

        Span<byte> context = stackalloc byte[1 + ChainSeal.MaxSuffixLength];
        Span<byte> text = stackalloc byte[ChainHash.TextLength];
        context[0] = (byte)'}';
        var length = 1 + ChainSeal.WriteContext(context[1..], previous, role);
        hash.Add(line.Body);
        hash.Add(context[..length]);
        hash.Finish(text);
        return text.SequenceEqual(line.Hash);
    }

    public void Dispose() => Array.ForEach(_hashes, static hash => hash.Dispose());
}
