using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>
/// Whole processes that read their settings, build the logger and write one event: with the pack, and with Serilog's own
/// formatter. The two take turns, so that a machine that slows down slows down both.
/// </summary>
internal static class StartUp
{
    private static readonly Dictionary<string, string?> Common = new()
    {
        ["Serilog:MinimumLevel:Default"] = "Information",
        ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore"] = "Warning",
        ["Serilog:Enrich:Context"] = "FromLogContext",
    };

    private static readonly Dictionary<string, Dictionary<string, string?>> Pipelines = new()
    {
        ["ecs"] = new(Common)
        {
            ["Serilog:Using:Ecs"] = "Serilog.Ecs.Masking",
            ["Serilog:EcsMasking:serviceName"] = "auth-api",
            ["Serilog:Enrich:Service"] = "WithServiceIdentity",
            ["Serilog:Enrich:Otel"] = "WithOtelContext",
            ["Serilog:Destructure:Masking"] = "WithMasking",
            ["Serilog:WriteTo:Console:Name"] = "EcsConsole",
        },
        ["json"] = new(Common)
        {
            ["Serilog:Using:Console"] = "Serilog.Sinks.Console",
            ["Serilog:WriteTo:Console:Name"] = "Console",
            ["Serilog:WriteTo:Console:Args:formatter"] = "Serilog.Formatting.Json.JsonFormatter, Serilog",
        },
    };

    /// <summary>What one process does.</summary>
    public static void Run(string pipeline)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Pipelines[pipeline]).Build();
        using var logger = new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger();
        logger.Information("OAuth callback received from {Provider} for {UserId}", "kakao", "usr-123");
    }

    /// <summary>Starts <paramref name="runs"/> pairs of processes and prints the medians and their ratio.</summary>
    public static void Compare(int runs)
    {
        var pairs = Enumerable.Range(0, runs + 1).Select(static _ => (Ecs: TimeOf("ecs"), Json: TimeOf("json"))).Skip(1).ToArray();
        var (ecs, json) = (Median(pairs.Select(static pair => pair.Ecs)), Median(pairs.Select(static pair => pair.Json)));
        var ratio = Median(pairs.Select(static pair => pair.Ecs / pair.Json));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"start to exit, {runs} pairs, medians: JsonFormatter {json:F1} ms, EcsConsole with masking {ecs:F1} ms, ratio {ratio:F2}"));
    }

    private static double TimeOf(string pipeline)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(StartUp).Assembly.Location, "--start", pipeline]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? clock.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"'{pipeline}' failed.");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
