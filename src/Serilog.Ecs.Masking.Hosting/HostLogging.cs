using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Extensions.Hosting;
using Serilog.Extensions.Logging;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>Registers Serilog as the logging of a host: <c>AddSerilog</c>, with the pipeline of the pack.</summary>
internal static class HostLogging
{
    private static readonly object StaticLogger = new();

    /// <summary>Bootstrap loggers that belong to a host. Each can become the logger of one host only.</summary>
    private static readonly ConditionalWeakTable<ReloadableLogger, object> Taken = new();

    /// <summary>Takes the bootstrap logger of the application, or makes one. Returns <see langword="null"/> if the static logger is left alone.</summary>
    /// <param name="options">What code sets.</param>
    /// <param name="settings">The settings of the host, where they are known already.</param>
    /// <param name="environment">What is known of the environment.</param>
    public static Bootstrap? Begin(EcsHostingOptions options, IConfiguration? settings, SettingsEnvironment? environment)
    {
        if (options.PreserveStaticLogger)
        {
            return null;
        }

        ProcessExitHandler.Watch();
        lock (StaticLogger)
        {
            if (Log.Logger is ReloadableLogger ofApplication && Taken.TryAdd(ofApplication, StaticLogger))
            {
                return new(ofApplication, Console: null);
            }

            var console = new StartUpConsole(
                settings is null ? null : new HostSettings(settings, environment?.Name, ecs => options.ConfigureOptions?.Invoke(ecs)), environment);
            var made = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext().WriteTo.Sink(console).CreateBootstrapLogger();
            Taken.Add(made, StaticLogger);
            Log.Logger = made;
            return new(made, console);
        }
    }

    /// <param name="services">The services of the host.</param>
    /// <param name="options">What code sets.</param>
    /// <param name="bootstrap">The logger until there is a host, or <see langword="null"/> if the static logger is left alone.</param>
    public static IServiceCollection AddTo(IServiceCollection services, EcsHostingOptions options, Bootstrap? bootstrap)
    {
        services.AddLogging();
        services.AddSingleton(provider => new HostPipeline(provider, options, bootstrap?.Console, isClosedWithHost: bootstrap is not { Console: null }));
        lock (StaticLogger)
        {
            // AddSerilog takes the bootstrap logger from there, which another host may have replaced at the same time.
            var current = Log.Logger;
            Log.Logger = bootstrap?.Logger ?? current;
            services.AddSerilog(Configure, options.PreserveStaticLogger, options.WriteToProviders);
            Log.Logger = current;
        }

        if (bootstrap is not null)
        {
            var register = services.Last(static service => service.ServiceType == typeof(ILoggerFactory)).ImplementationFactory!;
            services.Replace(ServiceDescriptor.Singleton(provider => CreateFactory(provider, register, options, isOwned: bootstrap.Console is not null)));
        }

        ExtendedLogging.AddTo(services);

        // For redactors of the pack, which the logger may ask for: so without the logger.
        services.TryAddSingleton(static provider => OptionsBinder.Read(null, provider.GetRequiredService<HostPipeline>().Settings));
        return services;
    }

    private static void Configure(IServiceProvider provider, LoggerConfiguration configuration) =>
        provider.GetRequiredService<HostPipeline>().Configure(configuration);

    /// <summary>
    /// Makes the static logger that of the host, as <c>AddSerilog</c> does, and lets the factory keep the logger of its own host: another host of
    /// the process may replace the static one.
    /// </summary>
    private static ILoggerFactory CreateFactory(IServiceProvider provider, Func<IServiceProvider, object> register, EcsHostingOptions options, bool isOwned)
    {
        provider.GetRequiredService<ILogger>();
        lock (StaticLogger)
        {
            var factory = (ILoggerFactory)register(provider);
            var logger = (Logger)Log.Logger;
            if (isOwned)
            {
                provider.GetRequiredService<HostPipeline>().Own(logger);
            }

            return options.WriteToProviders ? factory : new SerilogLoggerFactory(logger);
        }
    }

    /// <summary>The logger until there is one of the host.</summary>
    /// <param name="Logger">The logger.</param>
    /// <param name="Console">Its only sink, or <see langword="null"/> for a logger that the application has made and closes by itself.</param>
    internal sealed record Bootstrap(ReloadableLogger Logger, StartUpConsole? Console);
}
