namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>The kinds of tokens that expressions of most programming languages consist of.</summary>
internal enum CodeTokenKind : byte
{
    /// <summary>The end of the text, or of the window that is read.</summary>
    End,

    /// <summary>The end of a line, outside brackets.</summary>
    Line,

    /// <summary>An identifier, with the sign of a variable before it: <c>password</c>, <c>$password</c>.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string literal with its quotation marks.</summary>
    Text,

    /// <summary>What joins the name of an object with that of its member: <c>.</c>, <c>?.</c>, <c>::</c>, <c>-></c>.</summary>
    Joint,

    /// <summary>An operator.</summary>
    Operator,

    /// <summary>What the body of a function follows: <c>=></c>, <c>-></c>.</summary>
    Arrow,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>Anything else.</summary>
    Other,
}
