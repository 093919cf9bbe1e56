using System.Diagnostics;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The sample as a process of its own.</summary>
internal static class SampleRun
{
    // Beside the tests' own output, and of the same configuration: in the tests' folder it would meet their assemblies.
    private static readonly string Folder = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../Serilog.Ecs.Masking.Sample", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    private static readonly Dictionary<string, string> NoVariables = [];

    private static readonly Lazy<IReadOnlyList<string>> Ordinary = new(static () => Demo(NoVariables));

    /// <summary>The lines of one run of the demo.</summary>
    public static IReadOnlyList<string> Lines => Ordinary.Value;

    /// <summary>The lines of a run of the demo on <c>UseSerilog</c> of Serilog.AspNetCore.</summary>
    public static IReadOnlyList<string> LinesOfUseSerilog() => Demo(NoVariables, "--use-serilog");

    /// <summary>The lines of a run of the demo with these variables.</summary>
    public static IReadOnlyList<string> Demo(IEnumerable<KeyValuePair<string, string>> variables, params string[] arguments)
    {
        using var process = Start(new Dictionary<string, string>(variables), ["--demo", .. arguments]);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n")]
            : throw new InvalidOperationException($"The sample ended with {process.ExitCode}: {output}");
    }

    public static Process Start(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Folder, "Serilog.Ecs.Masking.Sample.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        foreach (var name in start.Environment.Keys.Where(IsForUs).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;

        // Read to nowhere, or it would wait for a reader.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    // What the machine says about logging is not part of the test.
    private static bool IsForUs(string name) =>
        name is "LOG_LEVEL" or "LOG_FORMAT" or "ENVIRONMENT" or "URLS"
        || name.StartsWith("OTEL_", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name.StartsWith("DOTNET_ENV", StringComparison.Ordinal) || name.StartsWith("Serilog__", StringComparison.Ordinal)
        || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}
