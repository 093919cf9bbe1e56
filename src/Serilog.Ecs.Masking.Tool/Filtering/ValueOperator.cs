namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>How a value is compared.</summary>
internal enum ValueOperator
{
    Equal,
    Match,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}
