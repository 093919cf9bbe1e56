using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Methods;

/// <summary>The methods that <c>Enrich</c> of settings calls. Code calls those of <see cref="EcsLoggerEnrichmentConfigurationExtensions"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EcsEnrichmentSettingsExtensions
{
    /// <summary>Adds the identity of the service, its host and its process to each event.</summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="options">
    /// Settings of this enricher alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.
    /// </param>
    /// <param name="configuration">
    /// All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.
    /// </param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithServiceIdentity(
        this LoggerEnrichmentConfiguration enrichmentConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(new ServiceIdentityEnricher(OptionsBinder.Read(options, configuration)));
    }

    /// <summary>Masks the properties of events, for all sinks.</summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="options">
    /// Settings of this stage alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.
    /// </param>
    /// <param name="configuration">
    /// All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.
    /// </param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithMasking(
        this LoggerEnrichmentConfiguration enrichmentConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(new MaskingEnricher(MaskingPolicies.Of(OptionsBinder.Read(options, configuration).Masking)));
    }

    /// <summary>Adds to each event the place of its span in the trace, and allowed baggage and tags.</summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="options">
    /// Settings of this enricher, named as the properties of <see cref="OtelContextOptions"/> in camel case, on top of the shared ones.
    /// </param>
    /// <param name="configuration">
    /// All settings, supplied by <c>ReadFrom.Configuration</c>. The shared options of this enricher are under <c>Serilog:EcsMasking:otel</c>.
    /// </param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithOtelContext(
        this LoggerEnrichmentConfiguration enrichmentConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(new OtelContextEnricher(OtelContextBinder.Read(options, configuration)));
    }

    /// <summary>Gives each event an identity, the same in all its sinks.</summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="configuration">All settings, which are checked; supplied by <c>ReadFrom.Configuration</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithEventIdentity(this LoggerEnrichmentConfiguration enrichmentConfiguration, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        _ = OptionsBinder.Read(null, configuration);
        return enrichmentConfiguration.With(new EventIdentityEnricher());
    }
}
