using System.CommandLine;
using Serilog.Ecs.Masking.Tool.Progress;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Sources;
using Serilog.Ecs.Masking.Tool.Reporting;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary><c>ecslog report</c>.</summary>
internal static class ReportCommand
{
    public static Command Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "Files, plain or gzip. Without any, or for -, standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The page that is written.",
            HelpName = "FILE",
            DefaultValueFactory = static _ => "report.html",
        };
        var title = new Option<string>("--title") { Description = "The title of the page.", HelpName = "TEXT", DefaultValueFactory = static _ => "Log report" };
        var command = new Command("report", "Writes one self-contained page about events, latencies, errors and masked values.") { files, output, title };
        command.SetAction(parsed =>
        {
            var names = Inputs.Expand(parsed.GetValue(files) ?? [], console);
            var meter = Inputs.MeterOf(names);
            var summary = new ReportSummary();
            var workers = new WorkerPool<ReportWorker>(static () => new ReportWorker());
            using var source = new SequentialSource(names.Select(name => (Func<IBlockSource>)(() => Inputs.Open(name, console, meter.Count))), console.Report);
            ProgressDisplay.Run(console, "Reading", meter, () => BlockPipeline.Run(
                source,
                block => (Part: workers.Use(worker => worker.Count(block)), block.Source),
                result =>
                {
                    summary.Add(result.Part, result.Source);
                    meter.AddLines(result.Part.Lines);
                },
                console.Cancellation));
            summary.WasStopped = console.Cancellation.IsCancellationRequested;
            var data = new ReportJson(summary).Write(parsed.GetValue(title)!, console.Time.GetUtcNow());
            Save(parsed.GetValue(output)!, data.Span, console);
            return summary.WasStopped ? ExitCode.Cancelled : console.Problems > 0 ? ExitCode.Failed : ExitCode.Success;
        });
        return command;
    }

    private static void Save(string path, ReadOnlySpan<byte> data, ToolConsole console)
    {
        try
        {
            if (path == "-")
            {
                ReportPage.Write(console.Output, data);
                return;
            }

            using var file = File.Create(path);
            ReportPage.Write(file, data);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be written ({fault.GetType().Name})");
        }
    }
}
