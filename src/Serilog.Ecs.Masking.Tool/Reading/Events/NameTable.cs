using System.Buffers.Binary;
using System.Text;

namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>Finds a number, or flags, by the UTF-8 bytes of a name. Filled first, then read by any number of threads.</summary>
internal sealed class NameTable
{
    private byte[][] _names = new byte[64][];
    private int[] _values = new int[64];
    private int _count;

    /// <summary>Gives a name a number, or adds flags to those that it has.</summary>
    public void Add(string name, int value)
    {
        if (_count * 2 >= _names.Length)
        {
            Grow();
        }

        Put(Encoding.UTF8.GetBytes(name), value);
    }

    /// <summary>Returns the number of a name, or 0.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        var mask = _names.Length - 1;
        for (var slot = Hash(name) & mask; _names[slot] is { } known; slot = (slot + 1) & mask)
        {
            if (name.SequenceEqual(known))
            {
                return _values[slot];
            }
        }

        return 0;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        ulong hash = (uint)name.Length;
        if (name.Length >= 8)
        {
            hash = (hash * 31) ^ BinaryPrimitives.ReadUInt64LittleEndian(name) ^ (BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]) * 3);
        }
        else
        {
            foreach (var one in name)
            {
                hash = (hash * 31) + one;
            }
        }

        hash *= 0x9E3779B97F4A7C15;
        return (int)(hash >> 33);
    }

    private void Put(byte[] name, int value)
    {
        var mask = _names.Length - 1;
        var slot = Hash(name) & mask;
        while (_names[slot] is { } known && !known.AsSpan().SequenceEqual(name))
        {
            slot = (slot + 1) & mask;
        }

        _count += _names[slot] is null ? 1 : 0;
        _names[slot] = name;
        _values[slot] |= value;
    }

    private void Grow()
    {
        var (names, values) = (_names, _values);
        _names = new byte[names.Length * 2][];
        _values = new int[names.Length * 2];
        _count = 0;
        for (var index = 0; index < names.Length; index++)
        {
            if (names[index] is { } name)
            {
                Put(name, values[index]);
            }
        }
    }
}
