namespace Serilog.Ecs.Masking.Tool;

/// <summary>The streams and surroundings of the process, so that tests can replace them.</summary>
internal sealed record ToolConsole
{
    public required Stream Input { get; init; }

    public required Stream Output { get; init; }

    public required TextWriter Error { get; init; }

    public required Func<string, string?> Environment { get; init; }

    public bool IsInputTerminal { get; init; }

    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    public Func<int> Width { get; init; } = static () => 80;

    /// <summary>Hides values in what is reported, where inputs may hold secrets.</summary>
    public Func<string, string> Hide { get; init; } = static text => text;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Cancelled by Ctrl+C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The inputs that could not be read, in the order in which they were found.</summary>
    public int Problems { get; private set; }

    /// <summary>Writes a problem to standard error; it makes the exit code 2.</summary>
    public void Report(string problem)
    {
        lock (Error)
        {
            Problems++;
            Error.WriteLine("ecslog: " + VisibleName.Of(Hide(problem)));
        }
    }

#pragma warning disable RS0030 // The one place where the tool reads variables of the process.
    public static ToolConsole OfProcess(CancellationToken cancellation) => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Error = Console.Error,
        Environment = System.Environment.GetEnvironmentVariable,
        IsInputTerminal = !Console.IsInputRedirected,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        Width = WidthOfTerminal,
        Cancellation = cancellation,
    };
#pragma warning restore RS0030

    private static int WidthOfTerminal()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
