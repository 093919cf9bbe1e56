using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The ECS fields that are mapped one by one: those that the pack writes of its own accord, and those of the ingest pipeline.</summary>
internal static class PackFields
{
    // Written without a slot of their own: the head of a document, the request, the chain, the caller
    private static readonly string[] Further =
    [
        "@timestamp", "log.level", "message", "ecs.version",
        "event.category", "event.hash", "event.outcome", "event.reason", "event.type",
        "log.origin.file.line", "log.origin.file.name", "log.origin.function",
        "organization.id",
    ];

    // Written by the ingest pipeline
    private static readonly string[] Ingested =
    [
        "event.ingested",
        "user_agent.device.name", "user_agent.name", "user_agent.os.full", "user_agent.os.name", "user_agent.os.version", "user_agent.version",
    ];

    // Written by collectors and asked for by Kibana
    private static readonly string[] Collected = ["data_stream.dataset", "data_stream.namespace", "data_stream.type"];

    public static IReadOnlyList<EcsField> All { get; } =
    [
        .. KnownFields.All.Select(slot => slot.Field.Name)
            .Concat(ResourceAttributeMap.Fields).Concat(Further).Concat(Ingested).Concat(Collected)
            .Distinct().Order(StringComparer.Ordinal)
            .Select(name => EcsFieldTable.Find(name) ?? throw new InvalidOperationException($"'{name}' is no ECS field.")),
    ];

    /// <summary>The labels whose type the pack knows.</summary>
    public static IReadOnlyDictionary<string, EcsFieldType> Labels { get; } = new SortedDictionary<string, EcsFieldType>(StringComparer.Ordinal)
    {
        ["expires"] = EcsFieldType.Date,
        ["http_route"] = EcsFieldType.Keyword,
        ["labels_in_data"] = EcsFieldType.Long,
        ["lost_events"] = EcsFieldType.Long,
        ["elsewhere_events"] = EcsFieldType.Long,
        ["masked"] = EcsFieldType.Keyword,
        ["masked_count"] = EcsFieldType.Long,
        ["masking_error"] = EcsFieldType.Keyword,
        ["message_template"] = EcsFieldType.Keyword,
        ["parent_id"] = EcsFieldType.Keyword,
        ["pii"] = EcsFieldType.Keyword,
        ["pipeline_error"] = EcsFieldType.Keyword,
        ["schema_name"] = EcsFieldType.Keyword,
        ["schema_version"] = EcsFieldType.Keyword,
        ["session_id"] = EcsFieldType.Keyword,
        ["shed"] = EcsFieldType.Keyword,
        ["trace_flags"] = EcsFieldType.Keyword,
        ["transaction_id"] = EcsFieldType.Keyword,
        ["user_id"] = EcsFieldType.Keyword,
    };
}
