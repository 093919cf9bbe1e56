using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Starts and ends the coloured parts of a line.</summary>
internal static class ThemedLine
{
    public static void Begin(this ViewTheme theme, CharBuffer line, ViewRole role)
    {
        if (theme.HasColors)
        {
            line.Append(theme.StartOf(role));
        }
    }

    public static void End(this ViewTheme theme, CharBuffer line)
    {
        if (theme.HasColors)
        {
            line.Append(ViewTheme.Reset);
        }
    }
}
