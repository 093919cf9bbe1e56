using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>Detects equal names inside one object, for objects in objects, without a string for each name.</summary>
internal sealed class NameHashes
{
    // Up to here a search through all is faster than a set.
    private const int FewNames = 48;

    private readonly List<ulong> _hashes = [];
    private HashSet<ulong>? _many;
    private int _manyFrom = -1;

    public void Clear()
    {
        _hashes.Clear();
        _manyFrom = -1;
    }

    /// <summary>Begins an object.</summary>
    /// <returns>What the other methods ask for.</returns>
    public int Begin() => _hashes.Count;

    /// <summary>Adds a name of the object.</summary>
    /// <returns>Whether it is new; two names with one hash of 64 bits are not expected.</returns>
    public bool Add(int start, ReadOnlySpan<byte> name)
    {
        var hash = HashOf(name);
        var own = CollectionsMarshal.AsSpan(_hashes)[start..];
        var isNew = own.Length <= FewNames ? !own.Contains(hash) : AddToMany(start, own, hash);
        _hashes.Add(hash);
        return isNew;
    }

    public void End(int start)
    {
        _hashes.RemoveRange(start, _hashes.Count - start);
        _manyFrom = -1;
    }

    private bool AddToMany(int start, ReadOnlySpan<ulong> own, ulong hash)
    {
        if (_manyFrom != start)
        {
            _many ??= [];
            _many.Clear();
            foreach (var one in own)
            {
                _many.Add(one);
            }

            _manyFrom = start;
        }

        return _many!.Add(hash);
    }

    private static ulong HashOf(ReadOnlySpan<byte> name)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (uint)name.Length;
        for (; name.Length >= 8; name = name[8..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name));
        }

        foreach (var one in name)
        {
            hash = Mix(hash ^ one);
        }

        return hash;
    }

    private static ulong Mix(ulong value)
    {
        value *= 0xFF51AFD7ED558CCD;
        return value ^ (value >> 32);
    }
}
