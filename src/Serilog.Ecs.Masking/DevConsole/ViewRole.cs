namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>What a piece of the text view is, as far as its colour goes.</summary>
internal enum ViewRole : byte
{
    /// <summary>What a reader mostly skips: time, separators, properties, frames of .NET itself.</summary>
    Faint,

    /// <summary>Where the event comes from.</summary>
    Source,

    /// <summary>A value inside the message.</summary>
    Value,

    /// <summary>What an exception says.</summary>
    Fault,

    /// <summary>A frame of the user's own code.</summary>
    OwnFrame,

    /// <summary>The lowest level; the others follow in the order of <see cref="Events.LogEventLevel"/>.</summary>
    Verbose,
    Debug,
    Information,
    Warning,
    Error,
    Fatal,
}
