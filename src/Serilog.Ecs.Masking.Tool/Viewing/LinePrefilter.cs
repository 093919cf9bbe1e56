using System.Buffers;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Rejects lines by time or level before they are parsed. Works where both are among the first members, as ecs-logging requires.</summary>
internal static class LinePrefilter
{
    private const int HeadLength = 160;

    private static readonly SearchValues<byte> Openings = SearchValues.Create("{["u8);

    /// <summary>Returns whether the line certainly is an event of a lower level.</summary>
    public static bool IsBelow(ReadOnlySpan<byte> line, int minimum) =>
        TryFind(line, "\"log.level\":\""u8, out var name) && LevelName.IndexOf(name) is >= 0 and var level && level < minimum;

    /// <summary>Returns whether the line certainly is an event of another time.</summary>
    public static bool IsOutside(ReadOnlySpan<byte> line, long since, long until) =>
        TryFind(line, "\"@timestamp\":\""u8, out var time) && EventTime.TryRead(time, out var ticks) && (ticks < since || ticks >= until);

    // A JSON string contains no unescaped quotation mark. The key could therefore only be confused with one of a nested object.
    private static bool TryFind(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        var head = line[..Math.Min(line.Length, HeadLength)];
        var start = head.IndexOf(key);
        value = start < 1 ? default : head[(start + key.Length)..];
        var end = value.IndexOf((byte)'"');
        value = value[..Math.Max(0, end)];
        return end >= 0 && head[0] == '{' && !head[1..start].ContainsAny(Openings);
    }
}
