using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Routing;

namespace Serilog;

/// <summary>
/// Describes structured events. Each call returns a logger that adds one property to its events; the same
/// properties can be set by any template, scope or <c>LogContext</c>, and by scopes of Microsoft.Extensions.Logging. A value that
/// is empty is left out. No call throws.
/// </summary>
public static class EcsLoggerExtensions
{
    /// <summary>Sets the topics of events: <c>tags</c>, and <c>event.kind</c> is <c>event</c>. The property is <c>Topics</c>.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="topics">What the events are about, as <c>auth</c>, <c>login</c>; those that a logger before had are replaced.</param>
    /// <returns>A logger with the topics.</returns>
    public static ILogger ForTopics(this ILogger logger, params string[] topics)
    {
        ArgumentNullException.ThrowIfNull(logger);
        var named = (topics ?? []).Where(static topic => !string.IsNullOrWhiteSpace(topic)).ToArray();
        return named.Length == 0 ? logger : logger.ForContext(MessageProperty.Topics, named);
    }

    /// <summary>
    /// Sets the transaction of events: <c>transaction.id</c>, or <c>labels.transaction_id</c> where the local root span of
    /// OpenTelemetry has that field. The property is <c>TransactionId</c>.
    /// </summary>
    /// <param name="logger">The logger.</param>
    /// <param name="id">
    /// The transaction. The default is <see langword="null"/>: that of the current async flow, which is made once, of 16 hexadecimal digits.
    /// </param>
    /// <returns>A logger with the id. An id that is given becomes that of the async flow, until the async method that calls this returns.</returns>
    public static ILogger ForTransaction(this ILogger logger, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return logger.ForContext(MessageProperty.TransactionId, TransactionFlow.Enter(id));
    }

    /// <summary>Sets the session of events: <c>labels.session_id</c>, masked as a token is. The property is <c>SessionId</c>.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="id">The session.</param>
    /// <returns>A logger with the id.</returns>
    public static ILogger ForSession(this ILogger logger, string? id) => With(logger, MessageProperty.SessionId, string.IsNullOrWhiteSpace(id) ? null : id);

    /// <summary>Sets the priority of events: <c>event.severity</c>. The property is <c>Priority</c>.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="priority">The priority; what the numbers mean is the caller's choice, and filters take the higher for the more urgent.</param>
    /// <returns>A logger with the priority.</returns>
    public static ILogger WithPriority(this ILogger logger, int priority) => With(logger, MessageProperty.Priority, priority);

    /// <summary>
    /// Names the personal data of events, which is hidden: <c>labels.pii</c> lists it, and <c>tags</c> has <c>pii</c>. The property is <c>Pii</c>.
    /// </summary>
    /// <remarks>Names from an outer logger, a scope or a template are kept.</remarks>
    /// <param name="logger">The logger.</param>
    /// <param name="paths">Paths as <c>data.email</c> and <c>items[*].card</c>, and <c>message</c> for the text.</param>
    /// <returns>A logger with the list.</returns>
    public static ILogger WithPii(this ILogger logger, params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return paths is { Length: > 0 } ? logger.ForContext(new PiiEnricher(paths)) : logger;
    }

    /// <summary>
    /// Names the schema of the events' data: <c>labels.schema_name</c> and <c>labels.schema_version</c>. The properties are <c>SchemaName</c> and
    /// <c>SchemaVersion</c>.
    /// </summary>
    /// <param name="logger">The logger.</param>
    /// <param name="name">The schema, as <c>sql</c>.</param>
    /// <param name="version">Its version, as <c>1.0.0</c>. The default is <see langword="null"/>: no version.</param>
    /// <returns>A logger with the schema.</returns>
    public static ILogger WithSchema(this ILogger logger, string name, string? version = null) =>
        With(With(logger, MessageProperty.SchemaName, name), MessageProperty.SchemaVersion, version);

    /// <summary>
    /// Adds the members of an object as members of <c>data</c>, masked; what is not an object is <c>data.value</c>. The property is <c>Data</c>.
    /// </summary>
    /// <param name="logger">The logger.</param>
    /// <param name="data">The object, which is captured now.</param>
    /// <returns>A logger with the data.</returns>
    public static ILogger WithData(this ILogger logger, object? data)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return data is null ? logger : logger.ForContext(MessageProperty.Data, data, destructureObjects: true);
    }

    /// <summary>Sets the time after which events may be deleted: <c>labels.expires</c>, in ISO 8601. The property is <c>Expires</c>.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="time">The time. One in the past is written as it is.</param>
    /// <returns>A logger with the time.</returns>
    public static ILogger ExpiresAt(this ILogger logger, DateTimeOffset time) => With(logger, MessageProperty.Expires, time);

    private static ILogger With(ILogger logger, string property, object? value)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return value is null ? logger : logger.ForContext(property, value);
    }
}
