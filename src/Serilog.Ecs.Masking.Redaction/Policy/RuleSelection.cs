using Serilog.Ecs.Masking.Redaction.Rules;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>Decides which rules are on.</summary>
internal sealed class RuleSelection
{
    private readonly HashSet<string> _enabled;
    private readonly HashSet<string> _disabled;
    private readonly bool _masksPersonalData;
    private readonly Confidence _minimum;

    public RuleSelection(MaskingOptions options)
    {
        _enabled = RulesOf(options.EnabledRules);
        _disabled = RulesOf(options.DisabledRules);
        _masksPersonalData = options.PersonalData;
        _minimum = options.MinimumConfidence;

        // Addresses are wanted or not: a detector of them brings the names along.
        if (_enabled.Contains(MaskingRuleIds.Ipv4) || _enabled.Contains(MaskingRuleIds.Ipv6))
        {
            _enabled.Add(MaskingRuleIds.IpAddressByName);
        }
    }

    /// <summary>Returns whether a rule is on.</summary>
    public bool IsOn(string id, RuleClass ruleClass, bool optIn, Confidence confidence) =>
        confidence >= _minimum
            && (!optIn || _enabled.Contains(id))
            && !_disabled.Contains(id)
            && (_masksPersonalData || ruleClass == RuleClass.Secret || _enabled.Contains(id));

    private static HashSet<string> RulesOf(IList<string> entries) =>
        entries.Count == 0 ? [] : entries.SelectMany(static entry => RuleFamilies.Expand(entry.Trim())).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
