namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>A run of digits in the text.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">The position after its last digit.</param>
/// <param name="Count">How many digits it has; invisible characters between them do not count.</param>
/// <param name="After">What is between it and the next group.</param>
internal readonly record struct DigitGroup(int Start, int End, int Count, DigitSeparator After);
