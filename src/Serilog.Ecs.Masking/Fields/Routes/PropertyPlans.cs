using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Routing;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>
/// Compiles and keeps the plan of each property name, and the keys of structures' members. Bounded: names may come from
/// outside, and what does not fit is compiled again each time instead of growing memory.
/// </summary>
/// <param name="fieldMap">The fields of properties by their names.</param>
/// <param name="casing">How names become keys.</param>
/// <param name="names">The fields that there are.</param>
internal sealed class PropertyPlans(IReadOnlyDictionary<string, string> fieldMap, NameCasing casing, FieldNames names)
{
    private const int MaxEntries = 4_096;
    private const int ReferencePlaces = 2_048;
    private const int StructurePlaces = 512;
    private readonly NameCache<PropertyPlan> _plans = new(MaxEntries, ReferencePlaces);
    private readonly NameCache<MemberKey> _members = new(MaxEntries, ReferencePlaces);
    private readonly StructureCache<StructureKeys> _structures = new(StructurePlaces);

    public PropertyPlan Get(string name) => _plans.Find(name) ?? _plans.Remember(name, Compile(name));

    public MemberKey Member(string name) => _members.Find(name) ?? _members.Remember(name, new MemberKey(name, casing));

    /// <summary>Returns the keys of a structure, or <see langword="null"/> if each has to be asked for.</summary>
    public StructureKeys? Structure(LogEventProperty[] members) =>
        _structures.Find(members) ?? _structures.Learn(members, this, static (members, plans) => new StructureKeys(members, plans));

    private PropertyPlan Compile(string name)
    {
        if (fieldMap.TryGetValue(name, out var target))
        {
            return CompileConfigured(name, target);
        }

        if (name is "labels")
        {
            return Plan(name, PropertyTarget.AllLabels);
        }

        if (name is "data" or "Data")
        {
            return Plan(name, PropertyTarget.AllData);
        }

        if (name == Enrichers.Identity.ServiceIdentityValue.PropertyName)
        {
            return Plan(name, PropertyTarget.ServiceIdentity);
        }

        if (name == Enrichers.Identity.EventIdentityValue.PropertyName)
        {
            return Plan(name, PropertyTarget.EventIdentity);
        }

        if (name == MessageProperty.Topics)
        {
            return Plan(name, PropertyTarget.Topics);
        }

        if (names.SlotOf(name) is { } slot)
        {
            return Plan(name, PropertyTarget.Field, slot: slot);
        }

        if (name.StartsWith(FieldTarget.Labels, StringComparison.Ordinal) && name.Length > FieldTarget.Labels.Length)
        {
            return Plan(name, PropertyTarget.Label, LabelName.Of(name[FieldTarget.Labels.Length..], casing));
        }

        var routes = FieldTarget.IsOwned(name) ? [] : KnownRoutes.Of(name);
        return Plan(name, routes.Length > 0 ? PropertyTarget.Routes : PropertyTarget.Own, routes: routes);
    }

    private PropertyPlan CompileConfigured(string name, string target)
    {
        if (target.StartsWith(FieldTarget.Labels, StringComparison.Ordinal))
        {
            return Plan(name, PropertyTarget.Label, LabelName.Sanitized(target[FieldTarget.Labels.Length..]));
        }

        return target.StartsWith(FieldTarget.Data, StringComparison.Ordinal)
            ? Plan(name, PropertyTarget.Data, LabelName.Sanitized(target[FieldTarget.Data.Length..]))
            : Plan(name, PropertyTarget.Field, slot: names.SlotOf(target));
    }

    private static string MemberOf(string key)
    {
        var text = new CharBuffer((2 * key.Length) + 3);
        text.AppendJsonString(key);
        text.Append(':');
        return text.Written.ToString();
    }

    private PropertyPlan Plan(string name, PropertyTarget target, string? key = null, FieldSlot? slot = null, KnownRoute[]? routes = null)
    {
        key ??= MessageProperty.LabelOf(name) ?? LabelName.Of(name, casing);
        var traits = EventTraitsReader.OfProperty(name);
        var isLate = name is MessageProperty.Topics or MessageProperty.TransactionId or "Path";
        var isSource = name == EventTraitsReader.SourceContext;
        return new PropertyPlan
        {
            Name = name,
            IsLate = isLate,
            IsSource = isSource,
            IsOrdinary = !isLate && !isSource && traits == EventTraits.None && target is not (PropertyTarget.ServiceIdentity or PropertyTarget.EventIdentity),
            Key = key,
            KeyHash = key.GetHashCode(StringComparison.Ordinal),
            KeyMember = MemberOf(key),
            Traits = traits,
            Target = target,
            Slot = slot,
            Routes = routes ?? [],
        };
    }
}
