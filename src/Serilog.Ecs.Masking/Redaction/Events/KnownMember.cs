namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Members that hold a secret under a name that does not say so: the type does.</summary>
internal static class KnownMember
{
    private const int LongestType = 64;

    private static readonly string[] Suffixes = ["Options", "Settings", "Configuration", "Config", "Implementation", "CryptoServiceProvider", "Cng", "OpenSsl"];

    /// <summary>Whether the type of a member's structure may say something about it that its own name does not.</summary>
    public static bool MayBe(string member) => member is "Parameter" or "User" or "Host" or "DisplayName" or "Key";

    /// <summary>Returns the rule for a member, or <see langword="null"/> where its type says nothing about it.</summary>
    /// <param name="typeTag">The type, as Serilog noted it.</param>
    /// <param name="member">The member.</param>
    /// <param name="decision">What its name says.</param>
    /// <param name="members">How many members there are.</param>
    /// <param name="policy">What is sensitive.</param>
    public static MaskRule? RuleOf(string? typeTag, string member, NameDecision decision, int members, MaskingPolicy policy)
    {
        if (typeTag is null || typeTag.Length > LongestType)
        {
            return null;
        }

        if (decision.IsPairValue)
        {
            return OfType(typeTag, members, policy);
        }

        return (typeTag, member) switch
        {
            ("AuthenticationHeaderValue", "Parameter") => policy.Decide("Token").Key.Rule ?? policy.Fault,
            ("MailAddress", "User" or "Host" or "DisplayName") => policy.Decide("Email").Key.Rule,
            (_, "Key") => OfKey(typeTag, policy),
            _ => null,
        };
    }

    /// <summary>Returns the rule for what a type of one value is named after: <c>Password { Value }</c>, <c>Cookie { Name, Value }</c>.</summary>
    public static MaskRule? OfType(ReadOnlySpan<char> type, int members, MaskingPolicy policy) =>
        policy.Decide(NameOf(type)).Rule is { } rule && (!rule.IsHeadNoun || rule.HoldsPairs || members == 1) ? rule : null;

    // HMACSHA256 { Key }, JwtOptions { Key }: what key it is, the type says. An AppSetting { Key, Value } is no such type.
    private static MaskRule? OfKey(ReadOnlySpan<char> type, MaskingPolicy policy)
    {
        type = WithoutArity(type);
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

    // SetCookieHeaderValue, CookieHeaderValue
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> type) => WithoutArity(type) is var name && name.EndsWith("HeaderValue", StringComparison.Ordinal) ? name[..^"HeaderValue".Length] : name;

    private static ReadOnlySpan<char> WithoutArity(ReadOnlySpan<char> type) => type.IndexOf('`') is var arity and > 0 ? type[..arity] : type;
}
