namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>Finds the rule for an object of a type that is named after its only value.</summary>
internal static class TypeName
{
    /// <summary>Returns the rule for what a type of one value is named after: <c>Password { Value }</c>, <c>Cookie { Name, Value }</c>.</summary>
    public static MaskRule? RuleOf(ReadOnlySpan<char> type, int members, MaskingPolicy policy) =>
        policy.Decide(NameOf(type)).Rule is { } rule && (!rule.IsHeadNoun || rule.HoldsPairs || members == 1) ? rule : null;

    // SetCookieHeaderValue, CookieHeaderValue
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> type) =>
        WithoutArity(type) is var name && name.EndsWith("HeaderValue", StringComparison.Ordinal) ? name[..^"HeaderValue".Length] : name;

    /// <summary>Returns the name of a generic type without the number of its parameters.</summary>
    public static ReadOnlySpan<char> WithoutArity(ReadOnlySpan<char> type) => type.IndexOf('`') is var arity and > 0 ? type[..arity] : type;
}
