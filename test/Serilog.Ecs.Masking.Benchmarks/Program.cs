using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Benchmarks;

if (args is ["--show"])
{
    // What the measured events look like as documents.
    foreach (var logEvent in (Serilog.Events.LogEvent[])[Workloads.Hello(), Workloads.Request(), Workloads.Structure(), Workloads.Failure(), Workloads.Big()])
    {
        new EcsTextFormatter().Format(logEvent, Console.Out);
    }

    return;
}

if (args is ["--start", var pipeline])
{
    StartUp.Run(pipeline);
    return;
}

if (args is ["--startup", ..])
{
    StartUp.Compare(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 20);
    return;
}

if (args is ["--formatters", .. var workloads])
{
    FormatterComparison.Print(workloads);
    return;
}

if (args is ["--throughput"])
{
    ThroughputComparison.Print();
    return;
}

// In process: a benchmark of its own process would have to restore and build this project a second time.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithWarmupCount(5).WithIterationCount(8).WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(FormatterBenchmarks).Assembly).Run(args, config);
