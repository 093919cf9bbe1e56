
namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>A name under which one rule is off.</summary>
/// <param name="Name">The name, as <see cref="Words.NameKey"/> has it.</param>
/// <param name="RuleId">The id of the rule.</param>
internal sealed record RuleOff(string Name, string RuleId);
