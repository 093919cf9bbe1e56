using System.Diagnostics;
using System.Text;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>What a scenario printed, run as a process of its own.</summary>
internal sealed record Started(int ExitCode, string Output, string Errors)
{
    private static readonly string[] Variables =
        ["LOG_FORMAT", "LOG_LEVEL", "ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT", "OTEL_SERVICE_NAME", "OTEL_RESOURCE_ATTRIBUTES", "NO_COLOR", "FORCE_COLOR"];

    /// <summary>The documents of standard output. Every line has to be one.</summary>
    public IReadOnlyList<EcsLine> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => EcsLine.Parse(line + "\n"))];

    public static Started Run(string scenario, string? settings = null, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("ecs-host-").FullName;
        try
        {
            if (settings is not null)
            {
                File.WriteAllText(Path.Combine(folder, "appsettings.json"), settings.Replace("FOLDER", folder.Replace("\\", "\\\\")));
            }

            var start = new ProcessStartInfo("dotnet")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                WorkingDirectory = folder,
            };
            start.ArgumentList.Add(typeof(Scenarios).Assembly.Location);
            start.ArgumentList.Add(scenario);
            foreach (var name in Variables)
            {
                start.Environment.Remove(name);
            }

            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var files = string.Concat(Directory.GetFiles(folder, "*.log").Order().Select(File.ReadAllText));
            return new Started(process.ExitCode, output + files, errors.GetAwaiter().GetResult());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
