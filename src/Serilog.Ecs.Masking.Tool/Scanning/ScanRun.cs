using Serilog.Ecs.Masking.Tool.Progress;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Scanning.Hiding;
using Serilog.Ecs.Masking.Tool.Scanning.Reports;

namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>Searches all inputs.</summary>
internal static class ScanRun
{
    public static ScanSummary Run(IBlockSource source, ScanOptions options, RedactedCopy? copy, ProgressMeter meter, ToolConsole console)
    {
        var summary = new ScanSummary();
        var workers = new WorkerPool<ScanWorker>(() => new ScanWorker(options));
        ProgressDisplay.Run(console, "Scanning", meter, () => BlockPipeline.Run(
            source,
            block => workers.Use(worker => worker.Scan(block)),
            part =>
            {
                summary.Add(part);
                meter.AddLines(part.Lines);
                if (part.Redacted is { } text)
                {
                    copy?.Write(part.Source, text.Written);
                }
            },
            console.Cancellation));
        summary.Hide(options.Values);
        summary.WasStopped = console.Cancellation.IsCancellationRequested;
        if (!summary.WasStopped)
        {
            copy?.Finish();
        }

        return summary;
    }
}
