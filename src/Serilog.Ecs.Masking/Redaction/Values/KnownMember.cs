using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Members that hold a secret under a harmless name, recognised by their type.</summary>
internal static class KnownMember
{
    private const int LongestType = 64;

    private static readonly string[] Suffixes = ["Options", "Settings", "Configuration", "Config", "Implementation", "CryptoServiceProvider", "Cng", "OpenSsl"];

    /// <summary>Returns whether the type of a member's structure may decide about it although its own name does not.</summary>
    public static bool MayBe(string member) => member is "Parameter" or "User" or "Host" or "DisplayName" or "Key";

    /// <summary>Returns the rule for a member, or <see langword="null"/> if its type does not decide about it.</summary>
    /// <param name="typeTag">The type, as Serilog noted it.</param>
    /// <param name="member">The member.</param>
    /// <param name="decision">The decision about its name.</param>
    /// <param name="members">How many members there are.</param>
    /// <param name="policy">What is sensitive.</param>
    public static MaskRule? RuleOf(string? typeTag, string member, NameDecision decision, int members, EventPolicy policy)
    {
        if (typeTag is null || typeTag.Length > LongestType)
        {
            return null;
        }

        if (decision.IsPairValue)
        {
            return TypeName.RuleOf(typeTag, members, policy);
        }

        return (typeTag, member) switch
        {
            ("AuthenticationHeaderValue", "Parameter") => policy.Decide("Token").Key.Rule ?? policy.Fault,
            ("MailAddress", "User" or "Host" or "DisplayName") => policy.Decide("Email").Key.Rule,
            (_, "Key") => OfKey(typeTag, policy),
            _ => null,
        };
    }

    // HMACSHA256 { Key }, JwtOptions { Key }: the type shows which key it is. An AppSetting { Key, Value } is no such type.
    private static MaskRule? OfKey(ReadOnlySpan<char> type, EventPolicy policy)
    {
        type = TypeName.WithoutArity(type);
        foreach (var suffix in Suffixes)
        {
            if (type.Length > suffix.Length && type.EndsWith(suffix, StringComparison.Ordinal))
            {
                Span<char> name = stackalloc char[LongestType + 4];
                type = type[..^suffix.Length];
                type.CopyTo(name);
                " Key".CopyTo(name[type.Length..]);
                return policy.Decide(name[..(type.Length + 4)]).Rule;
            }
        }

        return type.StartsWith("HMAC", StringComparison.Ordinal) ? policy.Decide("HMAC Key".AsSpan()).Rule : null;
    }
}
