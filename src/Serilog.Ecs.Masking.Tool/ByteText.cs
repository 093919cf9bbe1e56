using System.Globalization;

namespace Serilog.Ecs.Masking.Tool;

/// <summary>Formats numbers of bytes.</summary>
internal static class ByteText
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    public static string Of(double bytes)
    {
        var unit = 0;
        while (bytes >= 1_000 && unit < Units.Length - 1)
        {
            bytes /= 1_000;
            unit++;
        }

        return bytes.ToString(unit == 0 || bytes >= 100 ? "N0" : "N1", CultureInfo.InvariantCulture) + " " + Units[unit];
    }
}
