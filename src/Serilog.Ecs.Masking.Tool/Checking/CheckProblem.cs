namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>What is wrong with a field or a line. It says nothing of a value.</summary>
/// <param name="Severity">What it costs.</param>
/// <param name="Field">The field, or an empty text for the line.</param>
/// <param name="Text">The reason.</param>
internal sealed record CheckProblem(CheckSeverity Severity, string Field, string Text);
