using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The decisions of a policy about the names of a structure's members.</summary>
internal sealed class StructureDecisions
{
    private StructureDecisions(NameDecision[] names, bool areOrdinary) => (Names, AreOrdinary) = (names, areOrdinary);

    public NameDecision[] Names { get; }

    /// <summary>Whether no name decides about its value, another member or the structure.</summary>
    public bool AreOrdinary { get; }

    /// <summary>Decides about all names, or returns <see langword="null"/> if one of them must not be kept.</summary>
    public static StructureDecisions? TryMake(LogEventProperty[] members, EventPolicy policy)
    {
        var names = Array.ConvertAll(members, member => policy.Decide(member.Name));
        return Array.TrueForAll(names, static name => name.MayBeKept)
            ? new StructureDecisions(names, Array.TrueForAll(names, static name => name.IsOrdinary) && !Array.Exists(members, IsJudgedByOthers))
            : null;
    }

    // By its type, or by the name of what it is in.
    private static bool IsJudgedByOthers(LogEventProperty member) => KnownMember.MayBe(member.Name) || PairNames.IsNamedByParent(member.Name);
}
