using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>
/// Puts the logger factory of Microsoft.Extensions.Telemetry, which redacts, enriches, samples and buffers, before Serilog's instead of in its place.
/// </summary>
internal static class ExtendedLogging
{
    /// <summary>Services that ask for the factory. <c>EnableRedaction()</c> leaves no trace of its own, but does nothing without redactors.</summary>
    private static readonly string[] Wishes =
    [
        "Microsoft.Extensions.Compliance.Redaction.IRedactorProvider",
        "Microsoft.Extensions.Diagnostics.Enrichment.ILogEnricher",
        "Microsoft.Extensions.Diagnostics.Enrichment.IStaticLogEnricher",
        "Microsoft.Extensions.Logging.LoggerSampler",
        "Microsoft.Extensions.Diagnostics.Sampling.LoggerSampler",
        "Microsoft.Extensions.Diagnostics.Buffering.LogBuffer",
    ];

    private const string Kept = "EnableRedaction and EnableEnrichment name the factory, which keeps its constructor; without one it is not used.";

    /// <summary>Does it where the application has that package and asks for what the factory does, before or after this call.</summary>
    /// <param name="services">The services, in which Serilog's factory is the last one.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = Kept)]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = Kept)]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Kept)]
    [UnconditionalSuppressMessage("Trimming", "IL2077", Justification = Kept)]
    public static void AddTo(IServiceCollection services)
    {
        if (Type.GetType("Microsoft.Extensions.Logging.ExtendedLoggerFactory, Microsoft.Extensions.Telemetry", throwOnError: false) is not { } extended
            || extended.GetConstructors().Length == 0
            || services.LastOrDefault(static service => service.ServiceType == typeof(ILoggerFactory))?.ImplementationFactory is not { } create)
        {
            return;
        }

        // What is registered already is not registered again, so that no later call puts its factory after this one.
        services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(ILoggerFactory), extended));
        services.AddSingleton(provider =>
        {
            var serilog = (ILoggerFactory)create(provider);
            return services.Any(static service => Wishes.Contains(service.ServiceType.FullName, StringComparer.Ordinal))
                ? (ILoggerFactory)ActivatorUtilities.CreateInstance(
                    provider, extended, new ILoggerProvider[] { new FactoryProvider(serilog) }, new EveryLevel())
                : serilog;
        });
    }

    /// <summary>The loggers of a factory, for another one. The container closes what it has made.</summary>
    private sealed class FactoryProvider(ILoggerFactory factory) : ILoggerProvider
    {
        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => factory.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }

    /// <summary>Serilog alone decides what is logged.</summary>
    private sealed class EveryLevel : IOptionsMonitor<LoggerFilterOptions>
    {
        public LoggerFilterOptions CurrentValue { get; } = new() { MinLevel = LogLevel.Trace };

        public LoggerFilterOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<LoggerFilterOptions, string?> listener) => null;
    }
}
