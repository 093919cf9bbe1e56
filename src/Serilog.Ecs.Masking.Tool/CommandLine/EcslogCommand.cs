using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Serilog.Ecs.Masking.Tool.Filtering;
using Serilog.Ecs.Masking.Tool.Reading.Sources;

namespace Serilog.Ecs.Masking.Tool.CommandLine;

/// <summary>The command <c>ecslog</c>.</summary>
internal static class EcslogCommand
{
    /// <summary>Runs the command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments, ToolConsole console)
    {
        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = new StreamWriter(console.Output, leaveOpen: true) { AutoFlush = true },
                Error = console.Error,
            };
            var parsed = Create(console).Parse(arguments);
            var code = parsed.Invoke(configuration);
            return parsed.Action is ParseErrorAction ? ExitCode.Failed : code;
        }
        catch (FilterException fault)
        {
            console.Report("--where: " + fault.Message);
            return ExitCode.Failed;
        }
        catch (InputException fault)
        {
            console.Report(fault.Message);
            return ExitCode.Failed;
        }
    }

    /// <summary>Creates the command with all below it.</summary>
    internal static RootCommand Create(ToolConsole console)
    {
        var root = new RootCommand("Reads, checks and scans logs from a terminal.")
        {
            ViewCommand.Create(console), ScanCommand.Create(console), CheckCommand.Create(console), VerifyCommand.Create(console),
            ReportCommand.Create(console),
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new ExamplesHelp((HelpAction)option.Action!);
        }

        return root;
    }
}
