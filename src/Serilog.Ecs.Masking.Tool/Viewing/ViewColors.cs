using System.Text;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>The escape sequences of a theme as bytes.</summary>
internal sealed class ViewColors
{
    private readonly byte[][] _starts;
    private readonly byte[] _reset;

    public ViewColors(EcsConsoleTheme theme)
    {
        _starts = [.. Enum.GetValues<ViewRole>().Select(role => Encoding.ASCII.GetBytes(ViewTheme.Of(theme).StartOf(role)))];
        _reset = theme == EcsConsoleTheme.None ? [] : Encoding.ASCII.GetBytes(ViewTheme.Reset);
    }

    public void Begin(ByteBuffer output, ViewRole role) => output.Append(_starts[(int)role]);

    public void End(ByteBuffer output) => output.Append(_reset);
}
