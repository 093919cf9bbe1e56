using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>A part of a text that has to be hidden, and by which rule.</summary>
internal readonly record struct KeyedFinding(int Start, int End, MaskRule Rule);
