using System.Diagnostics;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>
/// Where a span is in its trace: flags, parent and local root. Ids that the event did not capture itself, those of
/// hierarchical activities among them, are added too.
/// </summary>
internal static class SpanPosition
{
    public const string TraceFlagsName = "TraceFlags";
    public const string ParentIdName = "ParentId";
    public const string TransactionIdName = "transaction.id";

    /// <summary>How far up a local root is looked for. One that is farther is left out: a span half-way up would be wrong.</summary>
    public const int MaxDepth = 128;

    private static readonly LogEventProperty?[] Flags = new LogEventProperty?[byte.MaxValue + 1];

    // Events that follow each other on one thread mostly belong to one span. Only the ids are kept, never the activity.
    [ThreadStatic]
    private static LogEventProperty? LastParentId;

    [ThreadStatic]
    private static LogEventProperty? LastTransactionId;

    public static void AddTo(LogEvent logEvent, Activity activity)
    {
        switch (activity.IdFormat)
        {
            case ActivityIdFormat.W3C:
                if (logEvent.SpanId is null)
                {
                    AddIds(logEvent, activity.TraceId.ToHexString(), activity.SpanId.ToHexString());
                }

                logEvent.AddPropertyIfAbsent(TraceFlags(activity.ActivityTraceFlags));
                AddPosition(
                    logEvent, activity.ParentSpanId is var parent && parent != default ? parent.ToHexString() : null,
                    LocalRootOf(activity)?.SpanId.ToHexString(), isHex: true);
                break;

            case ActivityIdFormat.Hierarchical:
                AddIds(logEvent, activity.RootId, activity.Id);
                AddPosition(logEvent, activity.ParentId, LocalRootOf(activity)?.Id, isHex: false);
                break;
        }
    }

    /// <summary>
    /// Returns whether the span is sampled as two hexadecimal digits, <c>01</c> or <c>00</c>. Other bits of <c>traceparent</c> have no meaning for events.
    /// </summary>
    public static string FlagsText(ActivityTraceFlags flags) =>
        ((byte)(flags & ActivityTraceFlags.Recorded)).ToString("x2", System.Globalization.CultureInfo.InvariantCulture);

    private static void AddIds(LogEvent logEvent, string? traceId, string? spanId)
    {
        if (traceId is not null && spanId is not null)
        {
            logEvent.AddPropertyIfAbsent(new LogEventProperty("TraceId", new ScalarValue(traceId)));
            logEvent.AddPropertyIfAbsent(new LogEventProperty("SpanId", new ScalarValue(spanId)));
        }
    }

    // A hierarchical id is any text that a caller sent.
    private static void AddPosition(LogEvent logEvent, string? parentId, string? transactionId, bool isHex)
    {
        if (!string.IsNullOrEmpty(parentId))
        {
            logEvent.AddPropertyIfAbsent(Cached(ref LastParentId, ParentIdName, parentId, isHex));
        }

        if (transactionId is not null)
        {
            logEvent.AddPropertyIfAbsent(Cached(ref LastTransactionId, TransactionIdName, transactionId, isHex));
        }
    }

    private static Activity? LocalRootOf(Activity activity)
    {
        for (var depth = 0; depth <= MaxDepth; depth++)
        {
            // A parent with ids of another kind is in another trace.
            if (activity.HasRemoteParent || activity.Parent is not { } parent || parent.IdFormat != activity.IdFormat)
            {
                return activity;
            }

            activity = parent;
        }

        return null;
    }

    private static LogEventProperty TraceFlags(ActivityTraceFlags flags) =>
        Flags[(byte)flags] ??= new LogEventProperty(TraceFlagsName, new ScalarValue(FlagsText(flags)));

    private static LogEventProperty Cached(ref LogEventProperty? last, string name, string id, bool isHex) =>
        last is { Value: ScalarValue { Value: string known } value } && known == id && value is SpanIdValue == isHex
            ? last
            : last = new LogEventProperty(name, isHex ? new SpanIdValue(id) : new ScalarValue(id));
}
