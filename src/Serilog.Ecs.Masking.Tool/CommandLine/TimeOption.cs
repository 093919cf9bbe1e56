using System.Globalization;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary>Reads the times of options: a time in ISO 8601, or how long ago it was.</summary>
internal static class TimeOption
{
    /// <summary>Reads <c>10m</c>, <c>2h</c>, <c>7d</c>, <c>30s</c>, <c>2025-12-17</c> or <c>2025-12-17T10:00:00Z</c>.</summary>
    public static bool TryParse(string text, TimeProvider clock, out long ticks)
    {
        ticks = 0;
        var unit = text.Length > 1 ? text[^1] : ' ';
        if ("smhdw".Contains(unit, StringComparison.Ordinal)
            && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            var seconds = count * unit switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 604_800 };
            ticks = Math.Max(1, clock.GetUtcNow().UtcTicks - (long)(Math.Min(seconds, 1e10) * TimeSpan.TicksPerSecond));
            return true;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time))
        {
            return false;
        }

        ticks = time.UtcTicks;
        return true;
    }
}
