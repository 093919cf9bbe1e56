using System.Collections.Concurrent;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Fields.Routes;

namespace Serilog.Ecs.Masking.Fields;

/// <summary>An ECS field as the document writer wants it: where it stands and how its key is written.</summary>
internal sealed class FieldSlot
{
    // Bounded: only names of the field table are added.
    private static readonly ConcurrentDictionary<string, FieldSlot> Slots = new(StringComparer.Ordinal);

    private FieldSlot(EcsField field)
    {
        Field = field;
        Rank = FieldRanks.Of(field.Name);
        Key = ",\"" + field.Name + "\":";
        var segments = field.Name.Split('.');
        Parents = segments[..^1];
        LeafKey = "\"" + segments[^1] + "\":";
    }

    public EcsField Field { get; }

    public string Name => Field.Name;

    /// <summary>The position in the document. Fields of equal positions are compared by name.</summary>
    public long Rank { get; }

    /// <summary>The dotted key with a comma before it, in quotes, and a colon after it.</summary>
    public string Key { get; }

    /// <summary>The objects around the field in nested shape, from outside in.</summary>
    public string[] Parents { get; }

    /// <summary>The last segment of the key with quotes and colon.</summary>
    public string LeafKey { get; }

    public static FieldSlot Of(EcsField field) => Slots.GetOrAdd(field.Name, static (_, field) => new FieldSlot(field), field);

    /// <summary>Makes the slot of a field that options declare. Other options may give the name another type.</summary>
    public static FieldSlot OfDeclared(EcsField field) => new(field);

    public static int Compare(FieldSlot left, FieldSlot right)
    {
        var byRank = left.Rank.CompareTo(right.Rank);
        return byRank != 0 || ReferenceEquals(left, right) ? byRank : FieldOrder.Compare(left.Name, right.Name);
    }

    /// <summary>Returns whether <paramref name="inner"/> lies inside this field, as <c>log.syslog.priority</c> does in <c>log.syslog</c>.</summary>
    public bool Contains(FieldSlot inner) =>
        inner.Name.Length > Name.Length && inner.Name[Name.Length] == '.' && inner.Name.StartsWith(Name, StringComparison.Ordinal);
}
