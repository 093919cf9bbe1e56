using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Serilog.Ecs.Masking.Settings;
using Serilog.Extensions.Logging;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>Registers the logger of a host as its logging.</summary>
internal static class HostLogging
{
    public static IServiceCollection AddTo(IServiceCollection services, EcsHostingOptions options, StartUpLogger? startUp)
    {
        services.AddLogging();
        if (options.WriteToProviders)
        {
            services.TryAddSingleton<LoggerProviderCollection>();
        }

        services.AddSingleton(provider => new HostLogger(provider, options, startUp));
        services.AddSingleton<ILogger>(static provider => provider.GetRequiredService<HostLogger>().Shared);

        // Serilog alone decides what is logged: filters of Microsoft.Extensions.Logging would leave out events that its levels let through.
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(static provider =>
        {
            var providers = provider.GetService<LoggerProviderCollection>();
            var factory = new SerilogLoggerFactory(provider.GetRequiredService<HostLogger>().Logger, dispose: false, providers);
            foreach (var other in providers is null ? [] : provider.GetServices<ILoggerProvider>())
            {
                factory.AddProvider(other);
            }

            return factory;
        }));
        ExtendedLogging.AddTo(services);

        // For redactors of the pack, which the loggers above may ask for: so without the logger.
        services.TryAddSingleton(provider => OptionsBinder.Read(null, HostSettings.Of(provider, options)));
        return services;
    }
}
