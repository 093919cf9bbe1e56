using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog.Core;
using Serilog.Ecs.Masking.Capturing;
using Serilog.Ecs.Masking.Settings;
using Serilog.Extensions.Logging;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>The logger of a host: built from settings, services and code when it is first needed, closed with the host.</summary>
internal sealed class HostLogger : IDisposable, IAsyncDisposable
{
    private readonly EcsHostingOptions _options;
    private readonly StartUpLogger? _startUp;
    private readonly HostLevels _levels;

    public HostLogger(IServiceProvider services, EcsHostingOptions options, StartUpLogger? startUp)
    {
        _options = options;
        _startUp = startUp;
        try
        {
            var environment = services.GetService<IHostEnvironment>()?.EnvironmentName;
            Settings = HostSettings.Of(services, options);
            Options = OptionsBinder.Read(null, Settings);
            _levels = new HostLevels(Settings, ProcessEnvironment.Reader, environment);
            Logger = Create(services, Settings);
            Shared = Logger.ForContext(Array.Empty<ILogEventEnricher>());
        }
        catch (Exception exception)
        {
            _levels?.Dispose();
            var fault = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            startUp?.Tell(fault);
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }

        startUp?.HandOver(Logger);
    }

    /// <summary>The settings, with the last word of code.</summary>
    public HostSettings Settings { get; }

    /// <summary>The options that all stages share.</summary>
    public EcsOptions Options { get; }

    public Logger Logger { get; }

    /// <summary>The same, for the services to hand out. They close what they hand out before all that is older, which may still log: so this one closes nothing.</summary>
    public ILogger Shared { get; }

    public void Dispose()
    {
        _startUp?.TakeBack(Logger);
        Logger.Dispose();
        _levels.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _startUp?.TakeBack(Logger);
        await Logger.DisposeAsync().ConfigureAwait(false);
        _levels.Dispose();
    }

    private Logger Create(IServiceProvider services, HostSettings settings)
    {
        var configuration = new LoggerConfiguration();
        _levels.ApplyBefore(configuration);

        // A policy of the application knows its types better than the masking of every type does; the sinks mask what it lets through.
        configuration.Destructure.With([.. services.GetServices<IDestructuringPolicy>()]);
        MaskingDestructuringPolicy.AddFirst(configuration.Destructure, Options);
        configuration.ReadFrom.Configuration(settings, SettingsAssemblies.ReaderOptions(settings.Serilog));
        AddWhatIsNotNamed(configuration, settings);
        configuration.Enrich.With([.. services.GetServices<ILogEventEnricher>()]);
        configuration.Filter.With([.. services.GetServices<ILogEventFilter>()]);
        AddSinks(configuration, services, settings);
        _levels.ApplyAfter(configuration, services.GetService<LoggingLevelSwitch>());
        _options.ConfigureLogger?.Invoke(services, configuration);

        // After the policies of settings and code, which are for single types; nothing but marks is before them.
        if (!settings.Names(SerilogSection.Destructure, nameof(EcsLoggerDestructuringConfigurationExtensions.WithMasking)))
        {
            configuration.Destructure.WithMasking(configuration: settings);
        }

        return configuration.CreateLogger();
    }

    private static void AddWhatIsNotNamed(LoggerConfiguration configuration, HostSettings settings)
    {
        if (!settings.Names(SerilogSection.Enrich, nameof(Configuration.LoggerEnrichmentConfiguration.FromLogContext)))
        {
            configuration.Enrich.FromLogContext();
        }

        if (!settings.Names(SerilogSection.Enrich, nameof(EcsLoggerEnrichmentConfigurationExtensions.WithServiceIdentity)))
        {
            configuration.Enrich.WithServiceIdentity(configuration: settings);
        }

        if (!settings.Names(SerilogSection.Enrich, nameof(EcsLoggerEnrichmentConfigurationExtensions.WithOtelContext)))
        {
            configuration.Enrich.WithOtelContext(configuration: settings);
        }
    }

    private void AddSinks(LoggerConfiguration configuration, IServiceProvider services, HostSettings settings)
    {
        if (_options.WriteToConsole && !settings.NamesAny(SerilogSection.WriteTo) && !settings.NamesAny(SerilogSection.AuditTo))
        {
            configuration.WriteTo.EcsConsole(configuration: settings);
        }

        var sinks = services.GetServices<ILogEventSink>().ToArray();
        var providers = services.GetService<LoggerProviderCollection>();
        if (sinks.Length > 0 || providers is not null)
        {
            configuration.WriteTo.Masked(
                writeTo =>
                {
                    foreach (var sink in sinks)
                    {
                        // The container closes what it made.
                        writeTo.Sink(new UnownedSink(sink));
                    }

                    if (providers is not null)
                    {
                        writeTo.Providers(providers);
                    }
                },
                configuration: settings);
        }
    }
}
