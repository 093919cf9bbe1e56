namespace Serilog.Ecs.Masking.Redaction;

/// <summary>A part of a text that has to be hidden, and by which rule.</summary>
internal readonly record struct KeyedFinding(int Start, int End, MaskRule Rule);
