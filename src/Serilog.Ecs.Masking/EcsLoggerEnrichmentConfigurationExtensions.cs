using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Settings;

namespace Serilog;

/// <summary>Says on each event which service and which trace it belongs to, what tells it from all others, and masks it.</summary>
public static class EcsLoggerEnrichmentConfigurationExtensions
{
    /// <summary>
    /// Adds the identity of the service, its host and its process to each event, as one property <c>ServiceIdentity</c>. In
    /// ECS documents it is <c>service.*</c>, <c>event.dataset</c>, <c>host.*</c>, <c>process.*</c>, and what
    /// <c>OTEL_RESOURCE_ATTRIBUTES</c> says of container, cloud and orchestrator. For settings.
    /// </summary>
    /// <remarks>Found out once, when the logger is built: first what was set, then <c>OTEL_SERVICE_NAME</c> and
    /// <c>OTEL_RESOURCE_ATTRIBUTES</c>, then <c>ENVIRONMENT</c>, <c>DOTNET_ENVIRONMENT</c> and <c>ASPNETCORE_ENVIRONMENT</c>, then the entry assembly.</remarks>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="options">Settings of this enricher alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The options that all stages share stand there under <c>Serilog:EcsMasking</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithServiceIdentity(
        this LoggerEnrichmentConfiguration enrichmentConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.WithServiceIdentity(OptionsBinder.Read(options, configuration));
    }

    /// <summary>Adds the identity of the service, its host and its process to each event. For code.</summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="ecsOptions">Where the service's name, version, environment and node are set; what is not is found out.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration WithServiceIdentity(this LoggerEnrichmentConfiguration enrichmentConfiguration, EcsOptions ecsOptions)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        ArgumentNullException.ThrowIfNull(ecsOptions);
        OptionsValidator.ThrowIfInvalid(ecsOptions, isForFile: true);
        return enrichmentConfiguration.With(new ServiceIdentityEnricher(ecsOptions));
    }

    /// <summary>
    /// Masks the properties of events, for all sinks. Properties that later enrichers add, the text of the template and
    /// exceptions stay: a sink behind <c>WriteTo.Masked</c>, or one that writes with <see cref="EcsTextFormatter"/>, sees those too.
    /// For settings, and for code with the defaults.
    /// </summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="options">Settings of this stage alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The options that all stages share stand there under <c>Serilog:EcsMasking</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithMasking(
        this LoggerEnrichmentConfiguration enrichmentConfiguration,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.WithMasking(OptionsBinder.Read(options, configuration));
    }

    /// <summary>Masks the properties of events, for all sinks; see the other overload for what it cannot see. For code.</summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="ecsOptions">What is masked, and how: <see cref="EcsOptions.Masking"/>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration WithMasking(this LoggerEnrichmentConfiguration enrichmentConfiguration, EcsOptions ecsOptions)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(new MaskingEnricher(MaskingPolicies.Checked(ecsOptions)));
    }

    /// <summary>
    /// Adds to each event where its span stands in the trace: <c>labels.trace_flags</c>, <c>labels.parent_id</c>, and as
    /// <c>transaction.id</c> the id of the first span of this process; and, where they are allowed, baggage and tags of
    /// the span as properties <c>Baggage</c> and <c>SpanTags</c>. For settings.
    /// </summary>
    /// <remarks>The trace and span id are in the event without it. Nothing is added, and nothing spent, where no activity is current.</remarks>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="options">Settings of this enricher, named as the properties of <see cref="OtelContextOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The shared options of this enricher stand there under <c>Serilog:EcsMasking:otel</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithOtelContext(
        this LoggerEnrichmentConfiguration enrichmentConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(new OtelContextEnricher(OtelContextBinder.Read(options, configuration)));
    }

    /// <summary>Adds to each event where its span stands in the trace, and allowed baggage and tags. For code.</summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="otelContextOptions">Which baggage and which tags are added.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration WithOtelContext(this LoggerEnrichmentConfiguration enrichmentConfiguration, OtelContextOptions otelContextOptions)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        ArgumentNullException.ThrowIfNull(otelContextOptions);
        OtelContextValidator.ThrowIfInvalid(otelContextOptions);
        return enrichmentConfiguration.With(new OtelContextEnricher(otelContextOptions));
    }

    /// <summary>
    /// Gives each event an identity, the same in all its sinks, as one property <c>EventIdentity</c>. In ECS documents it is
    /// <c>event.id</c>, a UUID of version 7 by which a repeated delivery can be stored once; <c>event.sequence</c>, the number of
    /// the event in this process; and <c>event.created</c>. For settings and code.
    /// </summary>
    /// <remarks>
    /// Ids of one process only ever grow, even when the clock is set back; they and <c>event.created</c> then stay at the latest time
    /// seen until the clock has caught up. In a file with an integrity chain, <c>event.sequence</c> is the number of the line in its
    /// chain instead. An id that a property <c>event.id</c> brings goes to <c>labels.event_id</c>.
    /// </remarks>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="configuration">All settings, which are checked; <c>ReadFrom.Configuration</c> supplies them unasked.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithEventIdentity(this LoggerEnrichmentConfiguration enrichmentConfiguration, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        _ = OptionsBinder.Read(null, configuration);
        return enrichmentConfiguration.With(new EventIdentityEnricher());
    }
}
