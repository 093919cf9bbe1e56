using System.Diagnostics;
using System.Globalization;
using Serilog.Core;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>
/// Counts the events that two threads write through a logger into a file, against Serilog's own formatter in its own file sink. Both
/// take turns; the best of several rounds counts.
/// </summary>
internal static class ThroughputComparison
{
    private const int Rounds = 7;
    private const int Threads = 2;
    private const int EventsOfThread = 60_000;

    /// <summary>Prints a table of both sinks.</summary>
    public static void Print()
    {
        var folder = Directory.CreateTempSubdirectory("ecs-bench-").FullName;
        try
        {
            Print(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(string folder)
    {
        Func<string, Logger>[] loggers =
        [
            static path => new LoggerConfiguration().WriteTo.File(new JsonFormatter(renderMessage: true), path, fileSizeLimitBytes: null).CreateLogger(),
            static path => new LoggerConfiguration().WriteTo.EcsFile(path, new EcsOptions { ServiceName = "auth-api" }, fileSizeLimitBytes: null).CreateLogger(),
        ];
        var best = new double[loggers.Length];
        for (var round = 0; round <= Rounds; round++)
        {
            for (var index = 0; index < loggers.Length; index++)
            {
                var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{index}-{round}.json"));
                var rate = EventsInSecond(loggers[index](path));
                File.Delete(path);
                best[index] = round == 0 ? 0 : Math.Max(best[index], rate);
            }
        }

        Console.WriteLine("| logger to file, two threads | events in a second | to JsonFormatter |");
        Console.WriteLine("|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `JsonFormatter` with Serilog.Sinks.File | {best[0]:N0} | 1.00 |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `EcsFile` | {best[1]:N0} | {best[1] / best[0]:F2} |"));
    }

    private static double EventsInSecond(Logger logger)
    {
        using (logger)
        {
            var start = Stopwatch.GetTimestamp();
            var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() => Write(logger))).ToArray();
            Array.ForEach(threads, static thread => thread.Start());
            Array.ForEach(threads, static thread => thread.Join());
            return Threads * EventsOfThread / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static void Write(Logger logger)
    {
        var requests = logger.ForContext("SourceContext", "Shop.Requests");
        for (var number = 0; number < EventsOfThread; number++)
        {
            if (number % 3 == 0)
            {
                logger.Information("Placed order {OrderId} for {Customer}", number, "usr-" + (number % 500).ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                requests.Information("HTTP {Method} {Path} responded {StatusCode} in {Elapsed:0.0000} ms", "GET", "/api/orders", 200, number / 7.0);
            }
        }
    }
}
