namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Members of types of .NET that hold a secret under a name that does not say so.</summary>
internal static class KnownMember
{
    public static MaskRule? RuleOf(string? typeTag, string member, MaskingPolicy policy) => (typeTag, member) switch
    {
        ("AuthenticationHeaderValue", "Parameter") => policy.Decide("Token").Key.Rule ?? policy.Fault,
        ("Cookie", "Value") => policy.Decide("Cookie").Key.Rule ?? policy.Fault,
        _ => null,
    };
}
