namespace Serilog.Ecs.Masking.Fields;

/// <summary>
/// The order of fields in a document: the sets that a reader looks for first, then the others by name. Within a set, the
/// second part of the name decides before the rest, so that fields of one object are always neighbours; nested output
/// would otherwise open the object twice.
/// </summary>
internal static class FieldOrder
{
    private const int OtherSets = 100;
    private const int OtherMembers = 50;

    private static readonly Dictionary<string, int> Sets = Ranks(
        "log", "trace", "span", "transaction", "service", "event", "error", "http", "url", "client", "user_agent", "user");

    // After all fields come the sets of their own kind.
    private static readonly Dictionary<string, int> LastSets = Ranks("tags", "labels", "data");

    private static readonly Dictionary<string, Dictionary<string, int>> Members = new(StringComparer.Ordinal)
    {
        ["log"] = Ranks("logger"),
        ["service"] = Ranks("name", "version", "environment", "node"),
        ["event"] = Ranks("id", "kind", "category", "type", "action", "outcome", "code"),
        ["error"] = Ranks("type", "code", "message", "id"),
        ["http"] = Ranks("request", "response"),
        ["url"] = Ranks("full", "scheme", "domain", "port", "path", "query"),
        ["client"] = Ranks("address", "ip"),
        ["user"] = Ranks("id", "name"),
    };

    public static int Compare(string left, string right)
    {
        var byRank = Of(left).CompareTo(Of(right));
        return byRank != 0 ? byRank : string.CompareOrdinal(left, right);
    }

    /// <summary>Returns the rank that the first two parts of a name give it; names of one rank are in ordinal order.</summary>
    public static int Of(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var set = dot < 0 ? name : name[..dot];
        if (LastSets.TryGetValue(set, out var last))
        {
            return (OtherSets + 1 + last) * 100;
        }

        var rank = (Sets.TryGetValue(set, out var known) ? known : OtherSets) * 100;
        if (dot < 0 || !Members.TryGetValue(set, out var members))
        {
            return rank;
        }

        var end = name.IndexOf('.', dot + 1);
        return rank + (members.TryGetValue(end < 0 ? name[(dot + 1)..] : name[(dot + 1)..end], out var member) ? member : OtherMembers);
    }

    private static Dictionary<string, int> Ranks(params string[] names)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            ranks.Add(name, ranks.Count);
        }

        return ranks;
    }
}
