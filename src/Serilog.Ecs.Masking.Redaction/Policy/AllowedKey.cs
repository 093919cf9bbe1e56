using Serilog.Ecs.Masking.Redaction.Rules;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>One entry of the allowed keys: a name or path, and perhaps the rule, family or <c>*</c> that is off there, <c>order_id: -card</c>.</summary>
internal sealed record AllowedKey(string Key, string? RuleOff)
{
    /// <summary>Represents every rule: the value is never touched.</summary>
    public const string EveryRule = "*";

    /// <summary>Gets the ids of the rules that are off; none where only built-in names are.</summary>
    public IEnumerable<string> RulesOff => RuleOff is null ? [] : RuleFamilies.Expand(RuleOff);

    public static AllowedKey Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && text.AsSpan(colon + 1).TrimStart().StartsWith("-")
            ? new AllowedKey(text[..colon].Trim(), text[(colon + 1)..].Trim().TrimStart('-').Trim())
            : new AllowedKey(text.Trim(), null);
    }
}
