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

        if (value < 0)
        {
            text.Append('-');
        }

        var power = (long)Powers[decimals];
        text.AppendFormatted(units / power);
        text.Append('.');
        var fraction = text.Reserve(decimals);
        for (var (index, left) = (decimals - 1, units % power); index >= 0; index--, left /= 10)
        {
            fraction[index] = (char)('0' + (left % 10));
        }

        text.Advance(decimals);
        return true;
    }
}
