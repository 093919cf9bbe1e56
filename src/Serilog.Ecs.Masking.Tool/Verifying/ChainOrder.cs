using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Sources;


namespace Serilog.Ecs.Masking.Tool.Verifying;

/// <summary>Orders the files of one log by the times of their first lines, as a shell gives <c>app_10.log</c> before <c>app_9.log</c>.</summary>
internal static class ChainOrder
{
    public static IReadOnlyList<string> Sort(IEnumerable<string> names) =>
        [.. names
            .Select(static (name, index) => (Name: name, Ticks: FirstTime(name), Index: index))
            .OrderBy(static one => one.Ticks)
            .ThenBy(static one => one.Index)
            .Select(static one => one.Name)];

    private static long FirstTime(string name)
    {
        using var lines = new TimedLines(
            new BlockReader(InputStream.Decompressed(InputStream.OpenFile(name), name), name, isLive: true, static _ => { }, blockLength: 16 * 1024), 0);
        return lines.MoveNext() ? lines.Ticks : long.MaxValue;
    }
}
