namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>The names of levels that logging libraries write, in the order of <c>Serilog.Events.LogEventLevel</c>.</summary>
internal static class LevelName
{
    private static readonly string[][] Names =
    [
        ["trace", "verbose", "trc", "vrb", "finest", "finer"],
        ["debug", "dbg", "fine", "config"],
        ["info", "information", "inf", "notice", "informational"],
        ["warn", "warning", "wrn"],
        ["error", "err", "severe", "failure"],
        ["fatal", "ftl", "critical", "crit", "alert", "emerg", "emergency", "panic", "dpanic"],
    ];

    private static readonly NameTable Table = Create();

    /// <summary>The names that the option of the command line takes.</summary>
    public static IReadOnlyList<string> Short { get; } = [.. Names.Select(static names => names[0])];

    /// <summary>Returns the place of a level among the six, or -1 for a name that is none.</summary>
    public static int IndexOf(ReadOnlySpan<byte> name)
    {
        Span<byte> lower = stackalloc byte[16];
        if (name.Length > lower.Length)
        {
            return -1;
        }

        for (var index = 0; index < name.Length; index++)
        {
            lower[index] = name[index] is >= (byte)'A' and <= (byte)'Z' and var upper ? (byte)(upper | 0x20) : name[index];
        }

        return Table.Find(lower[..name.Length]) - 1;
    }

    private static NameTable Create()
    {
        var table = new NameTable();
        for (var level = 0; level < Names.Length; level++)
        {
            foreach (var name in Names[level])
            {
                table.Add(name, level + 1);
            }
        }

        return table;
    }
}
