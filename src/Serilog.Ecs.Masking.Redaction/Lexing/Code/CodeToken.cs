namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>A token of code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset after it.</param>
/// <param name="IsSpaced">Whether white space is before it.</param>
internal readonly record struct CodeToken(CodeTokenKind Kind, int Start, int End, bool IsSpaced);
