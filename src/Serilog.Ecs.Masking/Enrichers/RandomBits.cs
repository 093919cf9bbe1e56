using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>Cryptographic randomness in small portions: each thread fetches many at once, as the call is what costs.</summary>
internal static class RandomBits
{
    private const int Portions = 256;

    [ThreadStatic]
    private static ulong[]? t_portions;

    [ThreadStatic]
    private static int t_left;

    public static ulong Next()
    {
        var portions = t_portions ??= new ulong[Portions];
        if (t_left == 0)
        {
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(portions.AsSpan()));
            t_left = Portions;
        }

        return portions[--t_left];
    }
}
