using System.Text;
using Serilog.Ecs.Masking.Tool.CommandLine;

namespace Serilog.Ecs.Masking.Tool.Tests.Support;

/// <summary>One run of the command line inside this process.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static ToolRun Of(params string[] arguments) => With("", [], arguments);

    /// <summary>Runs with text on standard input.</summary>
    public static ToolRun WithInput(string input, params string[] arguments) => With(input, [], arguments);

    /// <summary>Runs on a terminal of a width.</summary>
    public static ToolRun OnTerminal(int width, string input, params string[] arguments) => With(input, [], arguments, width);

    public static ToolRun With(
        string input, (string Name, string Value)[] environment, string[] arguments, int width = 0, CancellationToken cancellation = default)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = EcslogCommand.Run(arguments, new ToolConsole
        {
            Input = new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Output = output,
            Error = error,
            Environment = name => environment.FirstOrDefault(one => one.Name == name).Value,
            IsOutputTerminal = width > 0,
            Width = () => width,
            Cancellation = cancellation,
        });
        return new ToolRun(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
