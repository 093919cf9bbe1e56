namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>What a sign between two terms means.</summary>
internal enum OperatorKind : byte
{
    None,

    /// <summary><c>=</c> and the assignments of programming languages, such as <c>:=</c> and <c>?=</c>.</summary>
    Assign,

    /// <summary><c>:</c>, and the two colons of LDIF.</summary>
    Colon,

    /// <summary><c>=&gt;</c>, <c>-&gt;</c> and <c>&lt;-</c>.</summary>
    Arrow,

    /// <summary><c>==</c>, <c>!=</c>, <c>&lt;&gt;</c> and the like: no assignment, but a literal after it may be a value.</summary>
    Comparison,
}

/// <summary>An operator in a text.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset after its last character.</param>
/// <param name="Encoding">How it is written: plain, or as an escape of JSON, URLs or HTML.</param>
internal readonly record struct TextOperator(OperatorKind Kind, int Start, int End, OperatorEncoding Encoding)
{
    /// <summary>Gets whether there is an operator at all.</summary>
    public bool Exists => Kind != OperatorKind.None;
}

/// <summary>How an operator is written.</summary>
internal enum OperatorEncoding : byte
{
    Plain,

    /// <summary><c>\u003d</c>.</summary>
    Unicode,

    /// <summary><c>%3D</c>.</summary>
    Percent,

    /// <summary><c>%253D</c>.</summary>
    PercentTwice,

    /// <summary><c>&amp;#61;</c>.</summary>
    Entity,
}
