using Microsoft.Extensions.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>The logger of the time before there is a host, and of the moments after it: what fails at start is a document too.</summary>
internal sealed class StartUpLogger
{
    private readonly StartUpSink _sink;

    private StartUpLogger(StartUpSink sink)
    {
        _sink = sink;
        Logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .Enrich.FromLogContext()
            .WriteTo.Sink(sink)
            .CreateLogger();
    }

    public Logger Logger { get; }

    /// <summary>Makes the logger and puts it in the place of <see cref="Log.Logger"/>.</summary>
    /// <param name="options">What code adds.</param>
    /// <param name="settings">The settings, where they are known already.</param>
    /// <param name="environment">The environment of the host, where it is known already.</param>
    /// <returns>The logger, or <see langword="null"/> where <see cref="Log.Logger"/> is to stay what it is.</returns>
    public static StartUpLogger? Begin(EcsHostingOptions options, IConfiguration? settings, string? environment)
    {
        if (options.PreserveStaticLogger)
        {
            return null;
        }

        var startUp = new StartUpLogger(new StartUpSink(() => OpenConsole(settings is null ? null : new HostSettings(settings, environment, options.ConfigureOptions))));
        Log.Logger = startUp.Logger;
        ProcessEnd.Watch();
        return startUp;
    }

    /// <summary>Says why there is no logger of the host. Where that ends the process, it is not said again.</summary>
    public void Tell(Exception fault)
    {
        Logger.ForContext<HostLogger>().Fatal(fault, "The logger of the host could not be built");
        ProcessEnd.Told = fault;
    }

    /// <summary>Hands everything to the logger of the host, from now on.</summary>
    public void HandOver(ILogger host)
    {
        _sink.Host = host;
        Log.Logger = host;
    }

    /// <summary>Takes over again from a logger that is about to be closed.</summary>
    public void TakeBack(ILogger host)
    {
        if (ReferenceEquals(_sink.Host, host))
        {
            _sink.Host = null;
        }

        if (ReferenceEquals(Log.Logger, host))
        {
            Log.Logger = Logger;
        }
    }

    // Settings may be the very thing that is wrong; then the defaults have to do.
    private static Logger OpenConsole(HostSettings? settings)
    {
        var (options, faults) = OptionsBinder.Collect(null, settings);
        if (faults.Count > 0)
        {
            options = new EcsOptions();
        }

        return new LoggerConfiguration()
            .MinimumLevel.Is(LogEventLevel.Information)
            .Enrich.WithServiceIdentity(options)
            .Enrich.WithOtelContext()
            .WriteTo.EcsConsole(options, format: FormatVariable.IsWrong(ProcessEnvironment.Reader) ? EcsConsoleFormat.Json : EcsConsoleFormat.Auto)
            .CreateLogger();
    }
}
