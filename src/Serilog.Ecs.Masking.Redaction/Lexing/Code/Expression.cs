namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>An expression at the beginning of a text.</summary>
/// <param name="End">The offset after it; 0 without one.</param>
/// <param name="Traits">What is in it.</param>
/// <param name="OperandEnd">The offset after its first operand.</param>
/// <param name="OperandTraits">What is in its first operand; nothing for a single name.</param>
internal readonly record struct Expression(int End, ExpressionTraits Traits, int OperandEnd, ExpressionTraits OperandTraits)
{
    /// <summary>Returns whether one of these traits is in it.</summary>
    public bool Has(ExpressionTraits any) => (Traits & any) != 0;
}
