using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Enrichers.Identity;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>The routing of a property, as far as its name alone decides. Compiled once for each name.</summary>
internal sealed class PropertyPlan
{
    public required string Name { get; init; }

    /// <summary>The key that the value has in <c>labels</c> or <c>data</c> where no field takes it.</summary>
    public required string Key { get; init; }

    public required int KeyHash { get; init; }

    /// <summary>The key as JSON writes it, with quotation marks and colon.</summary>
    public required string KeyMember { get; init; }

    public required EventTraits Traits { get; init; }

    public required PropertyTarget Target { get; init; }

    /// <summary>The field, where <see cref="Target"/> is one.</summary>
    public FieldSlot? Slot { get; init; }

    /// <summary>The routes to try in order, if <see cref="Target"/> is <see cref="PropertyTarget.Routes"/>.</summary>
    public KnownRoute[] Routes { get; init; } = [];

    /// <summary>Whether other properties take precedence for its field.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Whether the property names the source of the event.</summary>
    public required bool IsSource { get; init; }

    /// <summary>Whether the name has no influence on other properties or the whole event. Most names have none.</summary>
    public required bool IsOrdinary { get; init; }
}

/// <summary>The kinds of target that a property's name can have.</summary>
internal enum PropertyTarget : byte
{
    /// <summary><c>labels</c> for scalars, <c>data</c> for structures.</summary>
    Own,

    /// <summary>A field of the schema.</summary>
    Field,

    /// <summary>Rows of the table of known properties.</summary>
    Routes,

    /// <summary><c>labels</c> by configuration.</summary>
    Label,

    /// <summary><c>data</c> by configuration.</summary>
    Data,

    /// <summary>The members of the value are labels of their own.</summary>
    AllLabels,

    /// <summary>The members of the value are members of <c>data</c>.</summary>
    AllData,

    /// <summary>Tags of the event.</summary>
    Topics,

    /// <summary>The identity of the service, written by the pack's own enricher.</summary>
    ServiceIdentity,

    /// <summary>The identity of the event, written by the pack's own enricher.</summary>
    EventIdentity,
}
