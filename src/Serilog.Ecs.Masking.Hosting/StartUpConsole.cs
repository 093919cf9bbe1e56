using Serilog.Core;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>
/// Writes masked documents to the console while there is no logger of the host: before it is built, where it could not be built, and after
/// it was closed. A console needs no closing, so an early logger may write to it at any time.
/// </summary>
/// <param name="settings">The settings, where they are known already.</param>
/// <param name="environment">What is known of the environment, where the settings are not.</param>
internal sealed class StartUpConsole(HostSettings? settings, SettingsEnvironment? environment) : ILogEventSink
{
    private volatile Lazy<Logger> _console = new(() => Open(OptionsOf(settings, environment)));

    public void Emit(LogEvent logEvent) => _console.Value.Write(logEvent);

    /// <summary>Uses settings that are known only now, for the events that follow.</summary>
    public void Use(HostSettings known) => _console = new(() => Open(OptionsOf(known, environment)));

    /// <summary>Writes why there is no logger of the host. Where that ends the process, it is not written again.</summary>
    /// <param name="fault">The reason.</param>
    public void Report(Exception fault)
    {
        _console.Value.ForContext(Constants.SourceContextPropertyName, ProcessExitHandler.Source).Fatal(fault, "The logger of the host could not be built");
        ProcessExitHandler.Reported = fault;
    }

    private static Logger Open(EcsOptions options) => new LoggerConfiguration()
        .MinimumLevel.Is(LogEventLevel.Information)
        .Enrich.WithServiceIdentity(options)
        .Enrich.WithOtelContext()
        .WriteTo.EcsConsole(options, format: FormatVariable.IsWrong(ProcessEnvironment.Reader) ? EcsConsoleFormat.Json : EcsConsoleFormat.Auto)
        .CreateLogger();

    // Settings may be the very thing that is wrong; then only the identity of the service is taken from them.
    private static EcsOptions OptionsOf(HostSettings? settings, SettingsEnvironment? environment)
    {
        if (settings is null)
        {
            return new EcsOptions { HostEnvironment = environment };
        }

        var (read, faults) = OptionsBinder.Collect(null, settings);
        if (faults.Count == 0)
        {
            // The logger of the host is the one to report about settings.
            var quiet = read.Copy();
            quiet.Report = null;
            return quiet;
        }

        var identity = new EcsOptions
        {
            HostEnvironment = read.HostEnvironment,
            ServiceName = read.ServiceName,
            ServiceVersion = read.ServiceVersion,
            ServiceEnvironment = read.ServiceEnvironment,
            ServiceNodeName = read.ServiceNodeName,
        };
        return OptionsValidator.Faults(identity).Count == 0 ? identity : new EcsOptions { HostEnvironment = read.HostEnvironment };
    }
}
