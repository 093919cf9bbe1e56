namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>One finding, without its value.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="File">The name of the input, masked.</param>
/// <param name="Line">The number of the line, counted from 1.</param>
/// <param name="Column">The place in the line, in characters counted from 1.</param>
/// <param name="Path">The path of the field in a JSON line, masked, or <see langword="null"/>.</param>
/// <param name="Excerpt">The line with every finding hidden.</param>
/// <param name="Fingerprint">The keyed hash of rule and value, or <see langword="null"/> without a key.</param>
/// <param name="IsKnown">Whether the baseline has it.</param>
internal sealed record ScanFinding(
    MaskingRule Rule, Confidence Confidence, string File, long Line, int Column, string? Path, string Excerpt, string? Fingerprint, bool IsKnown);
