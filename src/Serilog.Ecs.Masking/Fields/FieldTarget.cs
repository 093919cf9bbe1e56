namespace Serilog.Ecs.Masking.Fields;

/// <summary>The names by which options and properties can mean a place in the document.</summary>
internal static class FieldTarget
{
    public const string Labels = "labels.";
    public const string Data = "data.";

    // Written by the pack alone: a property of such a name would be written twice, or forge what readers trust.
    private static readonly HashSet<string> Owned = new(StringComparer.Ordinal)
    {
        "@timestamp", "log.level", "message", "ecs.version", "event.hash", "event.sequence",
    };

    public static bool IsOwned(string name) => Owned.Contains(name);

    /// <summary>Returns the field of that name where a value may be written to it, else <see langword="null"/>.</summary>
    public static FieldSlot? SlotOf(string name)
    {
        if (IsOwned(name) || (!name.Contains('.', StringComparison.Ordinal) && name != "tags"))
        {
            return null;
        }

        if (KnownFields.Find(name) is { } known)
        {
            return known;
        }

        return EcsFieldTable.Find(name) is { In8: true } field && !EcsFieldTable.IsMultiField(field) ? FieldSlot.Of(field) : null;
    }
}
