namespace Serilog.Ecs.Masking.Redaction.Rules;

/// <summary>The words that describe a rule.</summary>
/// <param name="Family">The family that it belongs to.</param>
/// <param name="Description">The kind of value.</param>
/// <param name="Example">A text in which the rule finds something.</param>
internal sealed record RuleText(string Family, string Description, string Example);
