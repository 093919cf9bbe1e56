using System.Runtime.InteropServices;
using Serilog.Configuration;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog;

/// <summary>Adds to each event its service, its place in a trace and its own identity, and masks its properties.</summary>
public static class EcsLoggerEnrichmentConfigurationExtensions
{
    /// <summary>
    /// Adds the identity of the service, its host and its process to each event, as one property <c>ServiceIdentity</c>. In
    /// ECS documents it is <c>service.*</c>, <c>event.dataset</c>, <c>host.*</c>, <c>process.*</c>, and what
    /// <c>OTEL_RESOURCE_ATTRIBUTES</c> holds of container, cloud and orchestrator.
    /// </summary>
    /// <remarks>Determined once, when the logger is built: first what was set, then <c>OTEL_SERVICE_NAME</c> and
    /// <c>OTEL_RESOURCE_ATTRIBUTES</c>, then <c>ENVIRONMENT</c>, <c>DOTNET_ENVIRONMENT</c> and <c>ASPNETCORE_ENVIRONMENT</c>, then the entry
    /// assembly.</remarks>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="ecsOptions">
    /// Where the service's name, version, environment and node are set. The default is <see langword="null"/>: all are found out.
    /// </param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration WithServiceIdentity(this LoggerEnrichmentConfiguration enrichmentConfiguration, [Optional] EcsOptions? ecsOptions)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(new ServiceIdentityEnricher(ecsOptions ?? new EcsOptions()));
    }

    /// <summary>
    /// Masks the properties of events, for all sinks. Properties that later enrichers add, the text of the template and
    /// exceptions stay: a sink behind <c>WriteTo.Masked</c>, or one that writes with <see cref="EcsTextFormatter"/>, sees those too.
    /// </summary>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="maskingOptions">What is masked, and how. The default is <see langword="null"/>: the default options.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration WithMasking(this LoggerEnrichmentConfiguration enrichmentConfiguration, [Optional] MaskingOptions? maskingOptions)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(new MaskingEnricher(MaskingPolicies.Checked(maskingOptions)));
    }

    /// <summary>
    /// Adds to each event the place of its span in the trace: <c>labels.trace_flags</c>, <c>labels.parent_id</c>, and as
    /// <c>transaction.id</c> the id of the first span of this process. Where they are allowed, baggage and tags of
    /// the span are added as properties <c>Baggage</c> and <c>SpanTags</c>.
    /// </summary>
    /// <remarks>The trace and span id are in the event without it. Nothing is added, and nothing spent, where no activity is current.</remarks>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="otelContextOptions">Which baggage and which tags are added. The default is <see langword="null"/>: none.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration WithOtelContext(
        this LoggerEnrichmentConfiguration enrichmentConfiguration, [Optional] OtelContextOptions? otelContextOptions)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        var options = otelContextOptions ?? new OtelContextOptions();
        OtelContextValidator.ThrowIfInvalid(options);
        return enrichmentConfiguration.With(new OtelContextEnricher(options));
    }

    /// <summary>
    /// Gives each event an identity, the same in all its sinks, as one property <c>EventIdentity</c>. In ECS documents it is
    /// <c>event.id</c>, a UUID of version 7 by which a repeated delivery can be stored once; <c>event.sequence</c>, the number of
    /// the event in this process; and <c>event.created</c>.
    /// </summary>
    /// <remarks>
    /// Ids of one process only ever grow, even when the clock is set back; they and <c>event.created</c> then stay at the latest time
    /// seen until the clock has caught up. In a file with an integrity chain, <c>event.sequence</c> is the number of the line in its
    /// chain instead. An id that a property <c>event.id</c> brings goes to <c>labels.event_id</c>.
    /// </remarks>
    /// <param name="enrichmentConfiguration">The <c>Enrich</c> configuration.</param>
    /// <param name="timeProvider">The clock. The default is <see langword="null"/>: that of the system.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration WithEventIdentity(this LoggerEnrichmentConfiguration enrichmentConfiguration, [Optional] TimeProvider? timeProvider)
    {
        ArgumentNullException.ThrowIfNull(enrichmentConfiguration);
        return enrichmentConfiguration.With(timeProvider is null ? new EventIdentityEnricher() : new EventIdentityEnricher(new EventIdGenerator(timeProvider)));
    }
}
