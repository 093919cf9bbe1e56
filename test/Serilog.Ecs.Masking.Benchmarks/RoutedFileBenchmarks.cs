using BenchmarkDotNet.Attributes;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>One event into a file, with routes and without: what the choice of the place costs on top of rendering and writing.</summary>
[MemoryDiagnoser]
public class RoutedFileBenchmarks
{
    private const long FileSize = 64 * 1024 * 1024;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-bench-");
    private readonly EcsOptions _options = new() { ServiceName = "auth-api" };
    private Logger _file = null!;
    private Logger _routed = null!;
    private Logger _filtered = null!;
    private LogEvent _event = null!;

    [Params("hello", "request", "personal")]
    public string Workload { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _event = Workload switch { "hello" => Workloads.Hello(), "request" => Workloads.Request(), _ => Workloads.Personal() };
        _file = new LoggerConfiguration().WriteTo
            .EcsFile(In("one"), _options, fileSizeLimitBytes: FileSize, rollOnFileSizeLimit: true, retainedFileCountLimit: 2)
            .CreateLogger();
        _routed = new LoggerConfiguration().WriteTo.EcsRouted(
            [
                EcsRoute.ToFile(In("personal"), new() { PersonalData = true }, unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite, fileSizeLimitBytes: FileSize, retainedFileCountLimit: 2),
                EcsRoute.ToFile(In("error"), new() { Level = LogEventLevel.Error }),
                EcsRoute.ToFile(In("main"), fileSizeLimitBytes: FileSize, retainedFileCountLimit: 2),
            ],
            _options).CreateLogger();
        _filtered = new LoggerConfiguration()
            .WriteTo.Logger(inner => inner.Filter.ByIncludingPersonalData().WriteTo.EcsFile(
                In("filtered-personal"), _options, fileSizeLimitBytes: FileSize, rollOnFileSizeLimit: true, retainedFileCountLimit: 2))
            .WriteTo.Logger(inner => inner.Filter.ByExcludingPersonalData().WriteTo.EcsFile(
                In("filtered-main"), _options, fileSizeLimitBytes: FileSize, rollOnFileSizeLimit: true, retainedFileCountLimit: 2))
            .CreateLogger();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _file.Dispose();
        _routed.Dispose();
        _filtered.Dispose();
        _folder.Delete(recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void EcsFile() => _file.Write(_event);

    [Benchmark]
    public void EcsRouted() => _routed.Write(_event);

    /// <summary>The same by two sub-loggers with filters.</summary>
    [Benchmark]
    public void FilteredFiles() => _filtered.Write(_event);

    private string In(string name) => Path.Combine(_folder.FullName, name + ".json");
}
