using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Capturing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Ecs.Masking.Settings.Methods;
using Serilog.Ecs.Masking.Settings;
using Serilog.Settings.Configuration;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>Configures the logger of a host from services, settings and code, adds what they leave open, and closes it with the host.</summary>
internal sealed class HostPipeline : IDisposable, IAsyncDisposable
{
    private readonly IServiceProvider _services;
    private readonly EcsHostingOptions _options;
    private readonly StartUpConsole? _startUp;
    private readonly bool _isClosedWithHost;
    private readonly IConfigureOptions<EcsOptions>[] _configure;
    private readonly IPostConfigureOptions<EcsOptions>[] _postConfigure;
    private readonly List<HostSink> _sinks = [];
    private Logger? _owned;
    private HostLevels? _levels;

    /// <param name="services">The services of the host.</param>
    /// <param name="options">What code sets.</param>
    /// <param name="startUp">Where events go before and after the host, or <see langword="null"/>.</param>
    /// <param name="isClosedWithHost">Whether the sinks are closed with the host, and not by the application.</param>
    public HostPipeline(IServiceProvider services, EcsHostingOptions options, StartUpConsole? startUp, bool isClosedWithHost)
    {
        (_services, _options, _startUp, _isClosedWithHost) = (services, options, startUp, isClosedWithHost);

        // The console reads options after the host too, when its services are gone.
        _configure = [.. services.GetServices<IConfigureOptions<EcsOptions>>()];
        _postConfigure = [.. services.GetServices<IPostConfigureOptions<EcsOptions>>()];
        Settings = new HostSettings(
            services.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build(),
            services.GetService<IHostEnvironment>()?.EnvironmentName,
            ConfigureOptions);
    }

    /// <summary>The settings, with the last word of code on the options.</summary>
    public HostSettings Settings { get; }

    /// <exception cref="ArgumentException">A setting or variable is wrong; the message lists every one, with its path.</exception>
    public void Configure(LoggerConfiguration configuration)
    {
        try
        {
            Build(configuration);
        }
        catch (Exception exception)
        {
            // Serilog calls methods that settings name by reflection.
            var fault = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            _startUp?.Report(fault);
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>Closes this logger with the host, or with the process if that ends first.</summary>
    public void Own(Logger logger)
    {
        _owned = logger;
        ProcessExitHandler.Add(logger);
    }

    public void Dispose()
    {
        _owned?.Dispose();
        End();
    }

    public async ValueTask DisposeAsync()
    {
        if (_owned is not null)
        {
            await _owned.DisposeAsync().ConfigureAwait(false);
        }

        // A logger that the factory closes is closed synchronously, which leaves sinks open that can only be closed asynchronously.
        foreach (var sink in _isClosedWithHost ? _sinks : [])
        {
            await sink.DisposeAsync().ConfigureAwait(false);
        }

        End();
    }

    private void End()
    {
        _levels?.Dispose();
        if (_owned is not null)
        {
            ProcessExitHandler.Remove(_owned);
        }
    }

    private void Build(LoggerConfiguration configuration)
    {
        _startUp?.Use(Settings);
        var (ecsOptions, faults) = OptionsBinder.Collect(null, Settings);
        HostVariables.Check(ProcessEnvironment.Reader, faults);
        var reader = SettingsAssemblies.ReaderOptions(Settings.Serilog);

        _levels = new HostLevels(Settings, ProcessEnvironment.Reader);
        _levels.ApplyBefore(configuration);

        // Services come first: a policy of the application knows its types better than the masking of every type does.
        configuration.ReadFrom.Services(_services);
        MaskingDestructuringPolicy.AddFirst(configuration.Destructure, ecsOptions.Masking);
        var settings = RepeatedSettings.Read(configuration, () => configuration.ReadFrom.Configuration(Settings.WithoutUnmaskedSinks(), reader));
        AddDefaults(configuration);
        AddUnmaskedSinks(configuration, reader);
        _levels.ApplyAfter(configuration, _services.GetService<LoggingLevelSwitch>());
        if (settings.RemoveAfter(configuration, () => _options.ConfigureLogger?.Invoke(_services, configuration)))
        {
            _levels.ApplyAfter(configuration, _services.GetService<LoggingLevelSwitch>());
        }

        AddMasking(configuration);

        var policy = MaskingPolicies.Of(ecsOptions.Masking);
        ConfiguredSinks.Replace(configuration, sinks =>
        {
            _sinks.Add(new HostSink(sinks, policy, _startUp));
            return _sinks[^1];
        });
    }

    /// <summary>Gives code the last word: first <c>services.Configure</c>, then the options of this host.</summary>
    private void ConfigureOptions(EcsOptions ecsOptions)
    {
        ecsOptions.Masking.UseRedactors(_services);
        foreach (var configure in _configure)
        {
            configure.Configure(ecsOptions);
        }

        _options.ConfigureOptions?.Invoke(ecsOptions);
        foreach (var configure in _postConfigure)
        {
            configure.PostConfigure(Options.DefaultName, ecsOptions);
        }
    }

    private void AddDefaults(LoggerConfiguration configuration)
    {
        if (!Settings.Names(SerilogSection.Enrich, nameof(LoggerEnrichmentConfiguration.FromLogContext)))
        {
            configuration.Enrich.FromLogContext();
        }

        if (!Settings.Names(SerilogSection.Enrich, nameof(EcsLoggerEnrichmentConfigurationExtensions.WithServiceIdentity)))
        {
            configuration.Enrich.WithServiceIdentity(configuration: Settings);
        }

        if (!Settings.Names(SerilogSection.Enrich, nameof(EcsLoggerEnrichmentConfigurationExtensions.WithOtelContext)))
        {
            configuration.Enrich.WithOtelContext(configuration: Settings);
        }

        if (_options.WriteToConsole && !Settings.NamesAny(SerilogSection.WriteTo) && !Settings.NamesAny(SerilogSection.AuditTo))
        {
            configuration.WriteTo.EcsConsole(configuration: Settings);
        }
    }

    /// <summary>Adds it after the policies of settings and code, which are for single types; nothing but marks is before them.</summary>
    private void AddMasking(LoggerConfiguration configuration)
    {
        if (!Settings.Names(SerilogSection.Destructure, nameof(EcsLoggerDestructuringConfigurationExtensions.WithMasking)))
        {
            configuration.Destructure.WithMasking(configuration: Settings);
        }
    }

    private void AddUnmaskedSinks(LoggerConfiguration configuration, ConfigurationReaderOptions reader)
    {
        if (Settings.OnlyUnmaskedSinks(SerilogSection.WriteTo) is { } writeTo)
        {
            configuration.WriteTo.Unmasked(to => to.Logger(sinks => sinks.ReadFrom.Configuration(writeTo, reader)));
        }

        if (Settings.OnlyUnmaskedSinks(SerilogSection.AuditTo) is { } auditTo)
        {
            configuration.AuditTo.Unmasked(to => to.Logger(sinks => sinks.ReadFrom.Configuration(auditTo, reader)));
        }
    }
}
