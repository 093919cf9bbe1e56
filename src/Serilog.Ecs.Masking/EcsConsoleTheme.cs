namespace Serilog.Ecs.Masking;

/// <summary>The colours of the text that <c>WriteTo.EcsConsole</c> writes for a person. JSON never has any.</summary>
/// <remarks>
/// Whatever the theme, <c>NO_COLOR</c> turns colours off, else <c>FORCE_COLOR</c> turns them on, else there are none where
/// <c>TERM</c> is <c>dumb</c> or the output goes to no terminal.
/// </remarks>
public enum EcsConsoleTheme
{
    /// <summary>For light text on a dark background.</summary>
    Dark,

    /// <summary>For dark text on a light background.</summary>
    Light,

    /// <summary>No colours.</summary>
    None,
}
