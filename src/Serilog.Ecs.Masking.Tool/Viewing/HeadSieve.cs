using System.Buffers;
using Serilog.Ecs.Masking.Tool.Reading;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Rejects lines by their time or level without reading them, where these are the first members, as ecs-logging wants.</summary>
internal static class HeadSieve
{
    private const int Reach = 160;

    private static readonly SearchValues<byte> Openings = SearchValues.Create("{["u8);

    /// <summary>Whether the line is an event of a lower level; <see langword="false"/> also where that is not sure.</summary>
    public static bool IsBelow(ReadOnlySpan<byte> line, int minimum) =>
        TryFind(line, "\"log.level\":\""u8, out var name) && LevelName.IndexOf(name) is >= 0 and var level && level < minimum;

    /// <summary>Whether the line is an event of another time; <see langword="false"/> also where that is not sure.</summary>
    public static bool IsOutside(ReadOnlySpan<byte> line, long since, long until) =>
        TryFind(line, "\"@timestamp\":\""u8, out var time) && EventTime.TryRead(time, out var ticks) && (ticks < since || ticks >= until);

    // An unescaped quotation mark cannot stand inside a string, so that only a member of an object within could be mistaken.
    private static bool TryFind(ReadOnlySpan<byte> line, ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        var head = line[..Math.Min(line.Length, Reach)];
        var start = head.IndexOf(key);
        value = start < 1 ? default : head[(start + key.Length)..];
        var end = value.IndexOf((byte)'"');
        value = value[..Math.Max(0, end)];
        return end >= 0 && head[0] == '{' && !head[1..start].ContainsAny(Openings);
    }
}
