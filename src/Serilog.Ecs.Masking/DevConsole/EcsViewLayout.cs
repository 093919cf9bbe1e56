using System.ComponentModel;
using Serilog.Ecs.Masking.Document;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>The layout that the text view of <c>EcsConsole</c> and the command-line tool have in common. Not for applications.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EcsViewLayout
{
    /// <summary>The text between the parts of the first line of an event.</summary>
    public static string Separator => " | ";

    /// <summary>The start of each further line of an event.</summary>
    public static string Indent => "    ";

    /// <summary>The number of characters of a trace id: enough to tell the traces of one screen apart.</summary>
    public static int TraceIdLength => 8;

    /// <summary>The names of the levels, all of one width, in the order of <see cref="Events.LogEventLevel"/>.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["TRACE", "DEBUG", "INFO ", "WARN ", "ERROR", "FATAL"];

    /// <summary>The characters that make a value or name ambiguous when it is written without quotes.</summary>
    public static string Quoted => " \"\\={}[],|";

    /// <summary>The escape sequence that ends a coloured part.</summary>
    public static string Reset => ViewTheme.Reset;

    /// <summary>Returns the escape sequence that begins a part in its colour; empty without colours.</summary>
    /// <param name="theme">The colours.</param>
    /// <param name="role">The kind of the part.</param>
    /// <returns>The escape sequence.</returns>
    public static string ColorOf(EcsConsoleTheme theme, EcsViewRole role) => ViewTheme.Of(theme).StartOf(role);

    /// <summary>Whether output has colours, by <c>NO_COLOR</c>, <c>FORCE_COLOR</c>, <c>TERM</c> and what it goes to.</summary>
    /// <param name="environment">Reads a variable of the environment.</param>
    /// <param name="isTerminal">Whether output goes to a terminal.</param>
    /// <returns><see langword="true"/> for colours.</returns>
    public static bool AreColorsWanted(Func<string, string?> environment, bool isTerminal)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Colors.AreWanted(name => environment(name), isTerminal);
    }

    /// <summary>Whether a line of an exception's text is a frame of its stack, and of whose code.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isFramework">Whether the frame is of .NET itself.</param>
    /// <returns><see langword="true"/> for a frame.</returns>
    public static bool IsFrame(ReadOnlySpan<char> line, out bool isFramework) => StackTraceWriter.IsFrame(line, out isFramework);

    /// <summary>Whether a line of an exception's text separates stacks or counts frames that are left out.</summary>
    /// <param name="line">The line.</param>
    /// <returns><see langword="true"/> for such a line.</returns>
    public static bool IsStackMark(ReadOnlySpan<char> line) => ExceptionLines.IsMark(line.TrimStart());

    /// <summary>Whether a terminal shows a character as itself: it is not a control character, does not turn the direction of writing and has a shape.</summary>
    /// <param name="rune">The character.</param>
    /// <returns><see langword="false"/> for one that is to be escaped.</returns>
    public static bool IsShown(System.Text.Rune rune) => VisibleText.IsShown(rune);
}
