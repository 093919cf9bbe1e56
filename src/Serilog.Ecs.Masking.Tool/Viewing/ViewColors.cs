using System.Text;
using Serilog.Ecs.Masking.DevConsole;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>The escape sequences of a theme as bytes.</summary>
internal sealed class ViewColors
{
    private readonly byte[][] _starts;
    private readonly byte[] _reset;

    public ViewColors(EcsConsoleTheme theme)
    {
        _starts = [.. Enum.GetValues<EcsViewRole>().Select(role => Encoding.ASCII.GetBytes(EcsViewLayout.ColorOf(theme, role)))];
        _reset = theme == EcsConsoleTheme.None ? [] : Encoding.ASCII.GetBytes(EcsViewLayout.Reset);
    }

    public void Begin(Reading.ByteBuffer output, EcsViewRole role) => output.Append(_starts[(int)role]);

    public void End(Reading.ByteBuffer output) => output.Append(_reset);
}
