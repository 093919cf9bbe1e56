namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>What is between two groups of digits.</summary>
internal enum DigitSeparator : byte
{
    /// <summary>No further group follows.</summary>
    None,
    Space,
    Dash,
    Dot,

    /// <summary>A closing parenthesis, perhaps with a space after it.</summary>
    Close,

    /// <summary>A dash with spaces around it.</summary>
    SpacedDash,

    /// <summary>The text was cut here.</summary>
    Cut,
}
