namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>What an expression has in it.</summary>
[Flags]
internal enum ExpressionTraits : ushort
{
    None = 0,

    /// <summary>A member of an object: <c>Input.Password</c>.</summary>
    Member = 1 << 0,

    /// <summary>A call, but for a name with nothing but a number in parentheses after it, which may be a password: <c>Summer(2026)</c>.</summary>
    Call = 1 << 1,

    /// <summary>An element of a collection: <c>headers["Authorization"]</c>.</summary>
    Index = 1 << 2,

    /// <summary>An operator that compares, or chooses between values.</summary>
    Logic = 1 << 3,

    /// <summary>A function without a name: <c>state => …</c>.</summary>
    Function = 1 << 4,

    /// <summary>A type with its arguments: <c>Option&lt;Secret></c>, <c>Optional[str]</c>.</summary>
    GenericType = 1 << 5,

    /// <summary>A variable with its sign: <c>$password</c>.</summary>
    Variable = 1 << 6,

    /// <summary>A word that only begins an expression: <c>await</c>.</summary>
    Keyword = 1 << 7,

    /// <summary>Expressions in parentheses.</summary>
    Group = 1 << 8,

    /// <summary>The window that is read ends within the expression, or the line does where lines are broken.</summary>
    IsCut = 1 << 9,

    /// <summary>An operator without blanks around it, as passwords have them too.</summary>
    IsDense = 1 << 10,

    /// <summary>The address of a variable, or what is at one: <c>&amp;config</c>, <c>*token</c>.</summary>
    Address = 1 << 11,
}
