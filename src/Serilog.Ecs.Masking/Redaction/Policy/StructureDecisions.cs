using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>What a policy says about the names of a structure's members.</summary>
internal sealed class StructureDecisions
{
    public StructureDecisions(LogEventProperty[] members, EventPolicy policy)
    {
        Names = Array.ConvertAll(members, member => policy.Decide(member.Name));
        AreOrdinary = Array.TrueForAll(Names, static name => name.IsOrdinary) && !Array.Exists(members, static member => KnownMember.MayBe(member.Name) || PairNames.IsNamedByParent(member.Name));
    }

    public NameDecision[] Names { get; }

    /// <summary>Whether none of them says anything, nor makes another member, the type of the structure or what it is called say it.</summary>
    public bool AreOrdinary { get; }
}
