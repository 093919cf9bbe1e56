namespace Serilog.Ecs.Masking;

/// <summary>How much of an event the text of <c>WriteTo.EcsConsole</c> shows. JSON always holds the whole event.</summary>
public enum EcsConsoleVerbosity
{
    /// <summary>
    /// The message, the application's own properties, and the exception with framework frames folded. A request takes one line: fields that
    /// describe the connection, the client and the request are left out.
    /// </summary>
    Compact,

    /// <summary>All fields of the document but those that are the same in all events of the process, and every stack frame.</summary>
    Full,
}
