using BenchmarkDotNet.Attributes;
using Serilog.Core;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Events;
using Serilog.Sinks.SystemConsole.Themes;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>
/// One coloured event through the console sink into a writer that keeps nothing, against Serilog's own renderer with a theme and
/// a template that shows the same. While it is measured the console belongs to the writer.
/// </summary>
[MemoryDiagnoser]
public class ConsoleBenchmarks
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} | {Level:u5} | {SourceContext} | {Message:lj}{NewLine}    {Properties:j}{NewLine}{Exception}";

    private readonly Logger _serilog = new LoggerConfiguration()
        .WriteTo.Console(theme: AnsiConsoleTheme.Code, applyThemeToRedirectedOutput: true, outputTemplate: Template).CreateLogger();

    private readonly Logger _view = WithView(new EcsOptions());
    private readonly Logger _unmasked = WithView(new EcsOptions { Masking = new MaskingOptions { Mode = MaskingMode.Off } });
    private readonly TextWriter _console = Console.Out;
    private LogEvent _event = null!;

    [Params("hello", "request", "object", "exception")]
    public string Workload { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _event = Workload switch
        {
            "hello" => Workloads.Hello(),
            "request" => Workloads.Request(),
            "object" => Workloads.Structure(),
            _ => Workloads.Failure(),
        };
        Console.SetOut(new ForgettingWriter());
    }

    [GlobalCleanup]
    public void GiveBack() => Console.SetOut(_console);

    [Benchmark(Baseline = true)]
    public void SerilogWithTheme() => _serilog.Write(_event);

    [Benchmark]
    public void TextWithoutMasking() => _unmasked.Write(_event);

    [Benchmark]
    public void Text() => _view.Write(_event);

    private static Logger WithView(EcsOptions options) =>
        new LoggerConfiguration().WriteTo.Console(new TextView(new EcsTextFormatter(options), ViewTheme.Of(EcsConsoleTheme.Dark))).CreateLogger();
}
