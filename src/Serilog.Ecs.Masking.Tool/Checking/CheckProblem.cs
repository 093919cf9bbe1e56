namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>A problem of a field or a line. It contains no value.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Field">The field, or an empty text for the line.</param>
/// <param name="Text">The reason.</param>
internal sealed record CheckProblem(CheckSeverity Severity, string Field, string Text);
