using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Rules;

namespace Serilog.Ecs.Masking;

/// <summary>One rule of a <see cref="Redactor"/>: what it finds, and how it masks it. Immutable.</summary>
public sealed class MaskingRule
{
    private readonly Lazy<RuleText> _text;

    internal MaskingRule(string id, RuleClass ruleClass, Confidence confidence, MaskStyle style, Func<RuleText> text)
    {
        Id = id;
        Class = ruleClass;
        Confidence = confidence;
        Style = style;
        _text = new Lazy<RuleText>(text);
    }

    /// <summary>The name by which options and reports refer to the rule, such as <c>key-password</c>. <see cref="MaskingRuleIds"/> has constants.</summary>
    public string Id { get; }

    /// <summary>What the masked values expose.</summary>
    public RuleClass Class { get; }

    /// <summary>
    /// The highest confidence that a finding of the rule has. A finding may have less: <c>auth=info</c> is less likely to be a secret than
    /// <c>auth=8f14e45fceea167a</c>. See <see cref="Finding.Confidence"/>.
    /// </summary>
    public Confidence Confidence { get; }

    /// <summary>
    /// The style of the mask. A value that does not have the expected shape, and one that another rule overlaps, is hidden whole.
    /// </summary>
    public MaskStyle Style { get; }

    /// <summary>
    /// The family of the rule, such as <c>email</c>, by which options refer to all rules about one kind of value.
    /// <see cref="MaskingRuleFamilies"/> has constants; <c>custom</c> for a rule of the options, <c>safeguard</c> for one that hides what is not judged.
    /// </summary>
    public string Family => _text.Value.Family;

    /// <summary>The kind of value, in words: <c>JSON web tokens</c>.</summary>
    public string Description => _text.Value.Description;

    /// <summary>A text in which the rule finds something; empty for a detector of the options. Its value is invented.</summary>
    public string Example => _text.Value.Example;

    /// <summary>Returns the id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
