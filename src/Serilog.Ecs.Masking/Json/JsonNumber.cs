using System.Numerics;

namespace Serilog.Ecs.Masking.Json;

/// <summary>Determines which numbers Elasticsearch takes as JSON numbers without changing or rejecting them.</summary>
internal static class JsonNumber
{
    public static bool IsWritable(object value) => value switch
    {
        int or long or short or byte or sbyte or ushort or uint => true,
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        decimal number => KeepsItsValue(number),
        ulong number => number <= long.MaxValue,
        Half number => Half.IsFinite(number),
        Int128 number => number >= long.MinValue && number <= long.MaxValue,
        UInt128 number => number <= (ulong)long.MaxValue,
        BigInteger number => number >= long.MinValue && number <= long.MaxValue,
        _ => false,
    };

    /// <summary>Returns whether a number is still itself when Elasticsearch holds it, a fraction as a double and a whole number as a long.</summary>
    public static bool KeepsItsValue(decimal number)
    {
        // Up to fifteen digits always survive; nearly every amount of money is such a number.
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        if (bits[2] == 0 && (((ulong)(uint)bits[1] << 32) | (uint)bits[0]) < 1_000_000_000_000_000)
        {
            return true;
        }

        if (decimal.Truncate(number) == number && number.Scale == 0)
        {
            return number >= long.MinValue && number <= long.MaxValue;
        }

        return Math.Abs(number) < 1e15m && (decimal)(double)number == number;
    }
}
