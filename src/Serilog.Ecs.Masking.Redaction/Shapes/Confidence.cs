namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>How likely what was recognised is what the rule is about.</summary>
internal enum Confidence : byte
{
    /// <summary>Less than nineteen of twenty finds in ordinary text are right.</summary>
    Low,

    /// <summary>The shape is rare in ordinary text.</summary>
    Medium,

    /// <summary>The shape occurs nowhere else.</summary>
    High,
}
