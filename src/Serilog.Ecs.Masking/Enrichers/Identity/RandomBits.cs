using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>Cryptographic randomness in small portions: each thread fetches many at once, as the call is what costs.</summary>
internal sealed class RandomBits
{
    [ThreadStatic]
    private static RandomBits? t_bits;

    private readonly ulong[] _portions = new ulong[256];
    private int _left;

    private RandomBits()
    {
    }

    public static ulong Next() => (t_bits ??= new RandomBits()).Take();

    private ulong Take()
    {
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(_portions.AsSpan()));
            _left = _portions.Length;
        }

        return _portions[--_left];
    }
}
