namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The rules of one policy while it is compiled, each with the decisions that lead to it.</summary>
internal sealed class RuleList
{
    private readonly List<MaskRule> _all = [];
    private readonly List<(KeyDecision Any, KeyDecision TextOnly)> _decisions = [];

    /// <summary>Gets the number of rules.</summary>
    public int Count => _all.Count;

    /// <summary>Gets the rules, in the order of their places.</summary>
    public IReadOnlyList<MaskRule> All => _all;

    /// <summary>Gets the rule at a place.</summary>
    public MaskRule this[int place] => _all[place];

    /// <summary>Adds a rule, whose place is <see cref="Count"/>.</summary>
    public MaskRule Add(MaskRule rule)
    {
        _all.Add(rule);
        _decisions.Add((new KeyDecision(rule, textOnly: false), new KeyDecision(rule, textOnly: true)));
        return rule;
    }

    /// <summary>Returns the decision that values are hidden by a rule.</summary>
    public KeyDecision DecisionFor(MaskRule rule, bool textOnly) => textOnly ? _decisions[rule.Index].TextOnly : _decisions[rule.Index].Any;
}
