namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>The kinds of parts of the text view that have a colour of their own.</summary>
internal enum ViewRole
{
    /// <summary>Secondary text: time, separators, properties, frames of .NET itself.</summary>
    Faint,

    /// <summary>Where the event comes from.</summary>
    Source,

    /// <summary>A value inside the message.</summary>
    Value,

    /// <summary>The type and the message of an exception.</summary>
    Fault,

    /// <summary>A frame of the user's own code.</summary>
    OwnFrame,

    /// <summary>The lowest level; the others follow in the order of <see cref="Events.LogEventLevel"/>.</summary>
    Verbose,

    /// <summary>The level <c>debug</c>.</summary>
    Debug,

    /// <summary>The level <c>info</c>.</summary>
    Information,

    /// <summary>The level <c>warn</c>.</summary>
    Warning,

    /// <summary>The level <c>error</c>.</summary>
    Error,

    /// <summary>The level <c>fatal</c>.</summary>
    Fatal,
}
