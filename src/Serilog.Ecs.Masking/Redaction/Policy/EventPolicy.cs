using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>
/// A policy that also remembers what it decided about the names of properties and members: capture, formatter and the
/// sinks inside <c>WriteTo.Masked</c> share it.
/// </summary>
internal sealed class EventPolicy(MaskingOptions options) : MaskingPolicy(options)
{
    private readonly NameCache<NameDecision> _byName = new(4_096, 2_048);
    private readonly StructureCache<StructureDecisions> _structures = new(512);

    public static EventPolicy Default { get; } = new(new MaskingOptions());

    /// <summary>Whether the options name values that are never touched.</summary>
    public bool HasUntouched { get; } = options.AllowedKeys.Any(static key => key.AsSpan().TrimEnd().EndsWith("-" + AllowedKey.EveryRule));

    /// <summary>Decides about the name of a property or member.</summary>
    public NameDecision Decide(string name) => _byName.Find(name) ?? Learn(name);

    /// <summary>Decides about the members of a structure, or returns <see langword="null"/> if each has to be asked about.</summary>
    public StructureDecisions? Decide(LogEventProperty[] members) =>
        _structures.Find(members) ?? _structures.Learn(members, this, static (members, policy) => StructureDecisions.TryMake(members, policy));

    private NameDecision Learn(string name)
    {
        var decision = NameDecision.Of(name, Compile(name), this);
        return decision.MayBeKept ? _byName.Remember(name, decision) : decision;
    }
}
