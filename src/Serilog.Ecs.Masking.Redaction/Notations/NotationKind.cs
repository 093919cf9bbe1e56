namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>How a name and its value are written, which affects the confidence of the pair.</summary>
internal enum NotationKind : byte
{
    /// <summary><c>key=value</c>: logfmt, queries, forms, connection strings, code, settings.</summary>
    Assignment,

    /// <summary><c>"key": value</c>: JSON and literals of programming languages.</summary>
    ObjectNotation,

    /// <summary><c>key: value</c> on a line of its own, and what is indented below it.</summary>
    Yaml,

    /// <summary><c>Key: value</c> of which the whole rest of the line is the value.</summary>
    Header,

    /// <summary>Elements and attributes.</summary>
    Markup,

    /// <summary>Options and arguments of programs.</summary>
    CommandLine,

    /// <summary>Commands of protocols.</summary>
    WireCommand,

    /// <summary>Statements of databases.</summary>
    Sql,

    /// <summary>Rows below a header.</summary>
    Table,

    /// <summary>Sentences.</summary>
    Prose,
}
