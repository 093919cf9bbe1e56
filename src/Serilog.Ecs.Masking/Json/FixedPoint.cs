using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Json;

/// <summary>Writes numbers with a few decimals, as <c>0.0000</c> asks for: request logging does so in each event.</summary>
internal static class FixedPoint
{
    private const int MostDecimals = 4;
    private const double Limit = 1e9;

    // Closer to the middle between two, what is written depends on how the number is rounded: that is left to the framework.
    private const double Margin = 0.02;

    private static readonly double[] Powers = [1, 10, 100, 1_000, 10_000];

    /// <summary>Appends the number, or returns <see langword="false"/> where the framework has to.</summary>
    public static bool TryAppend(CharBuffer text, double value, ReadOnlySpan<char> format)
    {
        var decimals = format.Length - 2;
        if (decimals is < 1 or > MostDecimals || !format.StartsWith("0.") || format[2..].ContainsAnyExcept('0') || !(Math.Abs(value) < Limit))
        {
            return false;
        }

        var scaled = Math.Abs(value) * Powers[decimals];
        var units = (long)scaled;
        var rest = scaled - units;
        if (Math.Abs(rest - 0.5) < Margin)
        {
            return false;
        }

        units += rest > 0.5 ? 1 : 0;
        if (units == 0 && double.IsNegative(value))
        {
            return false;
        }

        Append(text, value < 0, units, decimals);
        return true;
    }

    /// <summary>Appends a number as the framework does, with all its decimals: those of amounts of money sooner than the framework does.</summary>
    public static void Append(CharBuffer text, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var units = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        if (bits[2] == 0 && value.Scale is > 0 and <= MostDecimals && units is > 0 and <= long.MaxValue)
        {
            Append(text, bits[3] < 0, (long)units, value.Scale);
        }
        else
        {
            text.AppendFormatted(value);
        }
    }

    private static void Append(CharBuffer text, bool isNegative, long units, int decimals)
    {
        if (isNegative)
        {
            text.Append('-');
        }

        // The last digits move on by one place, for the point.
        var start = text.Length;
        text.AppendFormatted(units);
        if (text.Length - start <= decimals)
        {
            text.Insert(start, '0', decimals + 1 - (text.Length - start));
        }

        text.InsertFromEnd(decimals, '.');
    }
}
