using System.Text;
using Serilog.Ecs.Masking.DevConsole;
using Spectre.Console;

namespace Serilog.Ecs.Masking.Tool;

/// <summary>Creates consoles of Spectre.Console for the streams of this run.</summary>
internal static class AnsiOutput
{
    // As wide as most tables need; a pipe has no width.
    private const int RedirectedWidth = 160;

    public static IAnsiConsole Create(ToolConsole console) =>
        Create(
            new StreamWriter(console.Output, new UTF8Encoding(false), leaveOpen: true) { AutoFlush = true },
            Colors.AreWanted(console.Environment, console.IsOutputTerminal),
            console.IsOutputTerminal,
            console.IsOutputTerminal && console.Width() is > 0 and var width ? width : RedirectedWidth);

    public static IAnsiConsole ForError(ToolConsole console) =>
        Create(
            console.Error, Colors.AreWanted(console.Environment, console.IsErrorTerminal), console.IsErrorTerminal,
            console.IsErrorTerminal ? Math.Max(40, console.Width()) : RedirectedWidth);

    private static IAnsiConsole Create(TextWriter writer, bool hasColors, bool isTerminal, int width)
    {
        var ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = hasColors || isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        ansi.Profile.Width = width;
        ansi.Profile.Capabilities.Unicode = true;
        return ansi;
    }
}
