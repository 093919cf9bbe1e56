namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>A stretch of text that must not be written as it is.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Length">How many characters it has; never zero.</param>
/// <param name="Rule">What was recognised.</param>
internal readonly record struct Finding(int Start, int Length, DetectorRule Rule)
{
    /// <summary>The position after the last character.</summary>
    public int End => Start + Length;

    public static Finding Between(int start, int end, DetectorRule rule) => new(start, end - start, rule);
}
