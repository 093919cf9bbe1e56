using System.Collections.Frozen;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>The fields that the compact view leaves out; the command-line tool leaves out the same.</summary>
internal static class CompactFields
{
    /// <summary>Ids that programs compare, ECS categories, and what describes the connection and the client.</summary>
    public static FrozenSet<string> Hidden { get; } = new[]
    {
        "span.id", "transaction.id", "event.id", "event.sequence", "event.created", "event.category", "event.kind", "event.type",
        "http.request.id", "http.request.body.bytes", "http.response.body.bytes", "http.version",
        "url.domain", "url.port", "url.scheme", "client.address", "client.ip", "user_agent.original",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] RequestPrefixes = ["http.", "url.", "event.", "user."];

    /// <summary>Returns whether a field describes a request whose message already shows the method, the path and the outcome.</summary>
    public static bool DescribesRequest(string field)
    {
        foreach (var prefix in RequestPrefixes)
        {
            if (field.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
