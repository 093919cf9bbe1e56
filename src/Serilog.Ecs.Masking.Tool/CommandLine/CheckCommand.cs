using System.CommandLine;
using Serilog.Ecs.Masking.Tool.Checking;
using Serilog.Ecs.Masking.Tool.Progress;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Sources;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary><c>ecslog check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "Files, plain or gzip. Without any, or for -, standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new Option<string>("--format")
        {
            Description = "What is printed: table or json.",
            HelpName = "FORMAT",
            DefaultValueFactory = static _ => "table",
        };
        var strict = new Option<bool>("--strict") { Description = "Makes warnings count too for the exit code." };
        format.AcceptOnlyFromAmong("table", "json");

        var command = new Command("check", "Checks each line against the types of ECS 8.11, ecs-logging and what Elasticsearch rejects.")
        {
            files, format, strict,
        };
        command.SetAction(parsed =>
        {
            var names = Inputs.Expand(parsed.GetValue(files) ?? [], console);
            var meter = Inputs.MeterOf(names);
            var summary = new CheckSummary();
            var workers = new WorkerPool<CheckWorker>(static () => new CheckWorker());
            using var source = new SequentialSource(names.Select(name => (Func<IBlockSource>)(() => Inputs.Open(name, console, meter.Count))), console.Report);
            ProgressDisplay.Run(console, "Checking", meter, () => BlockPipeline.Run(
                source,
                block => workers.Use(worker => worker.Check(block)),
                part =>
                {
                    summary.Add(part);
                    meter.AddLines(part.Lines);
                },
                console.Cancellation));
            summary.WasStopped = console.Cancellation.IsCancellationRequested;
            if (parsed.GetValue(format) == "json")
            {
                CheckReport.WriteJson(console.Output, summary);
            }
            else
            {
                CheckReport.WriteTable(console, summary);
            }

            return summary.WasStopped ? ExitCode.Cancelled
                : console.Problems > 0 ? ExitCode.Failed
                : summary.Rejected > 0 || (parsed.GetValue(strict) && summary.HasWarnings) ? ExitCode.Found
                : ExitCode.Success;
        });
        return command;
    }
}
