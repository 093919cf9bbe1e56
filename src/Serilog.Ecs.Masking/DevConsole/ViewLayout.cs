namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>The layout that the text view of <c>EcsConsole</c> and the command-line tool have in common.</summary>
internal static class ViewLayout
{
    /// <summary>The text between the parts of the first line of an event.</summary>
    public const string Separator = " | ";

    /// <summary>The start of each further line of an event.</summary>
    public const string Indent = "    ";

    /// <summary>The number of characters of a trace id: enough to distinguish the traces on one screen.</summary>
    public const int TraceIdLength = 8;

    /// <summary>The characters that make a value or name ambiguous when it is written without quotes.</summary>
    public const string Quoted = " \"\\={}[],|";

    /// <summary>The names of the levels, all of one width, in the order of <see cref="Events.LogEventLevel"/>.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["TRACE", "DEBUG", "INFO ", "WARN ", "ERROR", "FATAL"];
}
