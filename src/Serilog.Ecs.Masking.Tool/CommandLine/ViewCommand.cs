using System.CommandLine;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Tool.Filtering;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Events;
using Serilog.Ecs.Masking.Tool.Reading.Sources;
using Serilog.Ecs.Masking.Tool.Viewing;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary><c>ecslog view</c>.</summary>
internal static class ViewCommand
{
    private const int FollowedLines = 10;

    public static Command Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "Files, plain or gzip. Several are merged by time. Without any, or for -, standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var follow = new Option<bool>("--follow", "-f") { Description = "Shows lines as they are added, also after a rotation." };
        var tail = new Option<int?>("--tail", "-n")
        {
            Description = "Begins with the last lines of each file. The default is 10 with --follow, and all otherwise.",
            HelpName = "LINES",
        };
        var level = new Option<string?>("--level", "-l") { Description = "The least level: trace, debug, info, warn, error or fatal.", HelpName = "LEVEL" };
        var since = new Option<string?>("--since") { Description = "Events from a time on: 10m, 2h, 7d ago, or 2025-12-17T10:00:00Z.", HelpName = "TIME" };
        var until = new Option<string?>("--until") { Description = "Events before a time.", HelpName = "TIME" };
        var where = new Option<string[]>("--where", "-w") { Description = "Events that meet a condition; several must all be met.", HelpName = "CONDITION" };
        var trace = new Option<string?>("--trace") { Description = "Events of one trace or transaction.", HelpName = "ID" };
        var fields = new Option<string[]>("--fields")
        {
            Description = "Shows these fields below each event, and no others; * stands for any text.",
            HelpName = "NAMES",
        };
        var all = new Option<bool>("--all", "-a") { Description = "Shows all fields, also those that are the same in all events of a process." };
        var local = new Option<bool>("--local") { Description = "Shows times in the time zone of this machine." };
        var wrap = new Option<bool>("--wrap") { Description = "Lets the terminal wrap long lines, instead of cutting them." };
        var theme = new Option<EcsConsoleTheme>("--theme")
        {
            Description = "The colours.",
            HelpName = "dark|light|none",
            DefaultValueFactory = static _ => EcsConsoleTheme.Dark,
        };
        level.AcceptOnlyFromAmong([.. LevelName.Short]);
        fields.AllowMultipleArgumentsPerToken = false;

        var command = new Command("view", "Shows ECS lines as coloured text.")
        {
            files, follow, tail, level, since, until, where, trace, fields, all, local, wrap, theme,
        };
        command.SetAction(parsed =>
        {
            var names = Inputs.Expand(parsed.GetValue(files) ?? [], console);
            var table = KnownFields.CreateTable();
            var conditions = new List<string>(parsed.GetValue(where) ?? []);
            if (parsed.GetValue(trace) is { } id)
            {
                conditions.Add($"trace.id == \"{id}\" or transaction.id == \"{id}\" or span.id == \"{id}\"");
            }

            var options = new ViewOptions
            {
                Names = table,
                Filter = FilterOf(conditions, table),
                MinimumLevel = parsed.GetValue(level) is { } name ? LevelName.IndexOf(System.Text.Encoding.UTF8.GetBytes(name)) : 0,
                Since = TicksOf(parsed.GetValue(since), "--since", console) ?? 0,
                Until = TicksOf(parsed.GetValue(until), "--until", console) ?? long.MaxValue,
                Fields = parsed.GetValue(fields) is { Length: > 0 } only
                    ? [.. only.SelectMany(static text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
                    : null,
                ShowsAll = parsed.GetValue(all),
                ShowsService = names.Count > 1,
                IsLocalTime = parsed.GetValue(local),
                Theme = Colors.AreWanted(console.Environment, console.IsOutputTerminal) ? parsed.GetValue(theme) : EcsConsoleTheme.None,
                Width = console.IsOutputTerminal && !parsed.GetValue(wrap) ? console.Width() : 0,
            };

            using var source = parsed.GetValue(follow)
                ? Follow(names, parsed.GetValue(tail) ?? FollowedLines, console)
                : Open(names, parsed.GetValue(tail), console);
            return ViewRun.Run(source, options, console);
        });
        return command;
    }

    private static FilterNode? FilterOf(List<string> conditions, NameTable table)
    {
        FilterNode? filter = null;
        var fields = new Dictionary<string, FieldReference>(StringComparer.Ordinal);
        foreach (var condition in conditions)
        {
            var one = FilterParser.Parse(condition, table, fields);
            filter = filter is null ? one : new AndFilter(filter, one);
        }

        return filter;
    }

    private static long? TicksOf(string? text, string option, ToolConsole console) =>
        text is null ? null
        : TimeOption.TryParse(text, console.Time, out var ticks) ? ticks
        : throw new InputException($"{option}: '{text}' is not a time; examples are 10m, 2h, 7d, 2025-12-17, 2025-12-17T10:00:00Z");

    private static IBlockSource Open(IReadOnlyList<string> names, int? tail, ToolConsole console)
    {
        var inputs = names.Select(name => (Func<IBlockSource>)(
            () => tail is { } lines && name != Inputs.StandardInput ? OpenTail(name, lines, console) : Inputs.Open(name, console)));
        return names.Count == 1 ? new SequentialSource(inputs, console.Report) : new MergedSource(inputs, console.Report);
    }

    private static BlockReader OpenTail(string name, int lines, ToolConsole console)
    {
        var file = InputStream.OpenFile(name);
        file.Position = TailPosition.Find(file, lines);
        return new BlockReader(InputStream.OfText(file, name), name, isLive: false, console.Report);
    }

    private static IBlockSource Follow(IReadOnlyList<string> names, int lines, ToolConsole console)
    {
        if (names is [Inputs.StandardInput])
        {
            return Open(names, null, console);
        }

        // Short enough to look immediate; a check costs microseconds.
        return new FollowSource(
            [.. names.Select(name => new FollowedFile(name, lines))],
            () => !console.Cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(150)),
            console.Report);
    }
}
