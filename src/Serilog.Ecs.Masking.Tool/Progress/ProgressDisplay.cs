using System.Globalization;
using Spectre.Console;

namespace Serilog.Ecs.Masking.Tool.Progress;

/// <summary>Shows the progress of a command on standard error, where that is a terminal.</summary>
internal static class ProgressDisplay
{
    // A command that is over sooner needs none.
    private const long ShortestBytes = 20_000_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs work and shows how far it is.</summary>
    public static void Run(ToolConsole console, string title, ProgressMeter meter, Action work)
    {
        if (!console.IsErrorTerminal || meter.TotalBytes < ShortestBytes)
        {
            work();
            return;
        }

        var progress = AnsiOutput.ForError(console).Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new DownloadedColumn { Base = FileSizeBase.Decimal },
                new TransferSpeedColumn { Base = FileSizeBase.Decimal }, new RemainingTimeColumn());
        progress.RefreshRate = Interval;
        progress.Start(context =>
        {
            var task = context.AddTask(title, maxValue: meter.TotalBytes);
            var started = console.Time.GetTimestamp();
            using var timer = console.Time.CreateTimer(_ => Update(task, title, meter, console.Time.GetElapsedTime(started)), null, Interval, Interval);
            work();
        });
    }

    private static void Update(ProgressTask task, string title, ProgressMeter meter, TimeSpan elapsed)
    {
        task.Value = Math.Min(meter.Bytes, meter.TotalBytes);
        task.Description = string.Create(CultureInfo.InvariantCulture, $"{title}, {meter.Lines / Math.Max(0.001, elapsed.TotalSeconds):N0} lines/s");
    }
}
