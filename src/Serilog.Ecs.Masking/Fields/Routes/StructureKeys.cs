using Serilog.Events;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>The keys of a structure's members, made ready for writing.</summary>
internal sealed class StructureKeys
{
    public StructureKeys(LogEventProperty[] members, PropertyPlans plans)
    {
        Keys = Array.ConvertAll(members, member => plans.Member(member.Name));
        AreUnique = Keys.DistinctBy(static key => key.Key, StringComparer.Ordinal).Count() == Keys.Length
            && members.DistinctBy(static member => member.Name, StringComparer.Ordinal).Count() == members.Length;
    }

    public MemberKey[] Keys { get; }

    /// <summary>Whether no two of them are the same, neither as the code has them nor as keys of <c>data</c>.</summary>
    public bool AreUnique { get; }
}
