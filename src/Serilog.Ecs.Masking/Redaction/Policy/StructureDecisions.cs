using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The decisions of a policy about the names of a structure's members.</summary>
internal sealed class StructureDecisions
{
    public StructureDecisions(LogEventProperty[] members, EventPolicy policy)
    {
        Names = Array.ConvertAll(members, member => policy.Decide(member.Name));
        AreOrdinary = Array.TrueForAll(Names, static name => name.IsOrdinary) && !Array.Exists(members, static member => KnownMember.MayBe(member.Name) || PairNames.IsNamedByParent(member.Name));
    }

    public NameDecision[] Names { get; }

    /// <summary>Whether no name decides about its value, another member or the structure.</summary>
    public bool AreOrdinary { get; }
}
