using Serilog.Ecs.Masking.Redaction.Paths;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The rule for one path.</summary>
/// <param name="Pattern">The path.</param>
/// <param name="Rule">The rule by which values there are hidden, or <see langword="null"/> if the entry allows.</param>
/// <param name="RuleOff">The id of the rule that is off there, or <see langword="null"/> if all built-in names are.</param>
internal sealed record PathRule(PathPattern Pattern, MaskRule? Rule, string? RuleOff);
