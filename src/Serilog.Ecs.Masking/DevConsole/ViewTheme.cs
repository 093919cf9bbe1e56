namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>The colours of the text view. Each coloured part ends with a reset.</summary>
internal sealed class ViewTheme
{
    public const string Reset = "\u001b[0m";
    private const string Grey = "38;5;244";

    private readonly string[] _starts;

    private ViewTheme(params string[] codes) => _starts = [.. codes.Select(static code => "\u001b[" + code + "m")];

    /// <summary>No colours.</summary>
    public static ViewTheme None { get; } = new();

    // In the order of the roles. Mostly the sixteen colours of the terminal's palette, which its user chose.
    // Bright black equals the background in some palettes, so faint text has a fixed grey.
    private static ViewTheme Dark { get; } = new(Grey, "94", "96", "91", "97", Grey, "36", "32", "33", "31", "1;31;107");

    // The palette's green, yellow and cyan are too light on white. Red on white would look like an error there, so fatal is
    // white on red.
    private static ViewTheme Light { get; } = new(Grey, "34", "38;5;25", "38;5;124", "30", Grey, "38;5;30", "38;5;28", "38;5;130", "38;5;160", "1;97;41");

    public bool HasColors => _starts.Length > 0;

    public static ViewTheme Of(EcsConsoleTheme theme) => theme switch
    {
        EcsConsoleTheme.Dark => Dark,
        EcsConsoleTheme.Light => Light,
        _ => None,
    };

    /// <summary>Returns the escape sequence that begins a part, or an empty text without colours.</summary>
    public string StartOf(ViewRole role) => HasColors ? _starts[(int)role] : "";
}
