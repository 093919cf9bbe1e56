using System.Text;

namespace Serilog.Ecs.Masking.Integrity.Verifying;

/// <summary>
/// The keys of a verification, each looked up when the first line names it. With keys, a hash without one proves nothing: anyone who changed the line could
/// have made it.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    private readonly Func<string, byte[]?>? _findKey;
    private readonly List<ChainHash> _hashes = [];
    private readonly HashSet<string> _unknown = [];
    private int _last;

    /// <param name="findKey">Returns the key of an id, or <see langword="null"/> for an unknown id. <see langword="null"/> for chains without a key.</param>
    public KeyRing(Func<string, byte[]?>? findKey)
    {
        _findKey = findKey;
        if (findKey is null)
        {
            _hashes.Add(new ChainHash(null));
        }
    }

    /// <exception cref="ArgumentException">The key of the line is not a key.</exception>
    public ChainHash? Find(in SealedLine line)
    {
        // Nearly always the one of the line before.
        for (var index = 0; index < _hashes.Count; index++)
        {
            var place = (_last + index) % _hashes.Count;
            if (line.Prefix.SequenceEqual(_hashes[place].Prefix))
            {
                _last = place;
                return _hashes[place];
            }
        }

        return _findKey is not null && ChainHash.TryReadKeyId(line.Prefix, out var id) ? LookUp(id) : null;
    }

    /// <summary>Returns whether the line was sealed in that role, after a line of that hash.</summary>
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

    public void Dispose() => _hashes.ForEach(static hash => hash.Dispose());

    private ChainHash? LookUp(ReadOnlySpan<byte> bytes)
    {
        var id = Encoding.ASCII.GetString(bytes);
        if (IntegrityKey.IdFault(id) is not null || _unknown.Contains(id))
        {
            return null;
        }

        if (_findKey!(id) is not { } key)
        {
            _unknown.Add(id);
            return null;
        }

        _last = _hashes.Count;
        _hashes.Add(new ChainHash(new IntegrityKey(id, key)));
        return _hashes[_last];
    }
}
