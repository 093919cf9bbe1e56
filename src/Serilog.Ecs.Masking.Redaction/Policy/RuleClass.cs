namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>What a finding exposes. A secret is the graver of the two, and wins where findings overlap.</summary>
internal enum RuleClass : byte
{
    Personal,
    Secret,
}
