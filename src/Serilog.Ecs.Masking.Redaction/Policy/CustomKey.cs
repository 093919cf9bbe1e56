namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>A name or path that a user added, and the rule of its own that it got.</summary>
internal sealed record CustomKey(string Name, MaskRule Rule);
