using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>One kind of value that is recognised by its shape.</summary>
/// <param name="Id">The name by which settings turn the rule on or off, such as <c>jwt</c>.</param>
/// <param name="Class">Whether the value is a secret or personal data.</param>
/// <param name="Style">How the value asks to be masked.</param>
/// <param name="OptIn">Whether the rule is off unless asked for, because ordinary text often has the same shape.</param>
internal sealed record DetectorRule(string Id, RuleClass Class, DetectorStyle Style, bool OptIn = false)
{
    /// <summary>Gets the highest confidence that a finding has.</summary>
    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>Its place in <see cref="DetectorRules.All"/>.</summary>
    public int Index { get; init; }
}
