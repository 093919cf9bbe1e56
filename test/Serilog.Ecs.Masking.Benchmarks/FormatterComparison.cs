using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>
/// Compares the formatter, with and without masking, to Serilog's own on every workload, in seconds: once with texts that come again and
/// once with texts that were never seen. They take turns, and the
/// least of many short measurements counts, in the time of the thread: the other work of the machine disturbs neither.
/// </summary>
internal static class FormatterComparison
{
    private const int Rounds = 24;
    private const int WarmUpRounds = 64;
    private const int PauseForCompiler = 20;
    private const int LinuxClockOfThread = 3;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(6);

    /// <summary>Prints a table of the workloads whose names begin with one of the given texts, or of all.</summary>
    public static void Print(string[] names)
    {
        Console.WriteLine(
            "| workload | JsonFormatter | | without masking | | with masking | | new texts | without masking to JsonFormatter | to JsonFormatter "
            + "| to no masking | new texts to JsonFormatter | new texts to no masking |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var workload in Workloads.All.Where(one => names.Length == 0 || names.Any(name => one.StartsWith(name, StringComparison.Ordinal))))
        {
            Print(workload, Workloads.Series(workload));
        }
    }

    private static void Print(string workload, LogEvent[] events)
    {
        var options = new EcsOptions { ServiceName = "auth-api", ServiceVersion = "1.0.7" };
        ITextFormatter[] formatters =
        [
            new JsonFormatter(renderMessage: true),
            new EcsTextFormatter(new EcsOptions { ServiceName = options.ServiceName, ServiceVersion = options.ServiceVersion, Masking = new MaskingOptions { Mode = MaskingMode.Off } }),
            new EcsTextFormatter(options),
            new FormatterOfNewTexts(options, events.Length),
        ];
        WarmUp(formatters, events);
        var times = new double[formatters.Length];
        Array.Fill(times, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            for (var index = 0; index < formatters.Length; index++)
            {
                times[index] = Math.Min(times[index], NanosecondsOf(formatters[index], events));
            }
        }

        var bytes = Array.ConvertAll(formatters, formatter => BytesOf(formatter, events));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {workload} | {times[0]:N0} ns | {bytes[0]:N0} B | {times[1]:N0} ns | {bytes[1]:N0} B | {times[2]:N0} ns | {bytes[2]:N0} B "
            + $"| {times[3]:N0} ns | {times[1] / times[0]:F2} | {times[2] / times[0]:F2} | {times[2] / times[1]:F2} | {times[3] / times[0]:F2} "
            + $"| {times[3] / times[1]:F2} |"));
    }

    // Until the runtime has compiled what is hot a second time, which it does in the background.
    private static void WarmUp(ITextFormatter[] formatters, LogEvent[] events)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            foreach (var formatter in formatters)
            {
                NanosecondsOf(formatter, events);
            }

            Thread.Sleep(PauseForCompiler);
        }
    }

    private static double NanosecondsOf(ITextFormatter formatter, LogEvent[] events)
    {
        var output = new ForgettingWriter();
        var count = 0;
        var start = Now();
        TimeSpan spent;
        do
        {
            foreach (var logEvent in events)
            {
                formatter.Format(logEvent, output);
            }

            count += events.Length;
            spent = Now() - start;
        }
        while (spent < Slice);

        return spent.TotalNanoseconds / count;
    }

    private static double BytesOf(ITextFormatter formatter, LogEvent[] events)
    {
        var output = new ForgettingWriter();
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var logEvent in events)
        {
            formatter.Format(logEvent, output);
        }

        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / events.Length;
    }

    private static TimeSpan Now() =>
        OperatingSystem.IsLinux() && GetTime(LinuxClockOfThread, out var time) == 0
            ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
