using System.Text;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Cuts lines to the width of a terminal. Escape sequences have no width; wide characters have two columns.</summary>
internal sealed class LineCutter(int width)
{
    private readonly ByteBuffer _whole = new();

    /// <summary>Cuts the lines that were written after <paramref name="start"/>.</summary>
    public void Cut(ByteBuffer output, int start)
    {
        if (width <= 0 || output.Length - start <= width)
        {
            return;
        }

        _whole.Rewind(0);
        _whole.Append(output.WrittenFrom(start));
        output.Rewind(start);
        var lines = new BlockLines(_whole.Written);
        while (lines.MoveNext())
        {
            CutOne(output, lines.Current);
            output.Append((byte)'\n');
        }
    }

    private void CutOne(ByteBuffer output, ReadOnlySpan<byte> line)
    {
        var column = 0;
        var isCut = false;
        while (!line.IsEmpty)
        {
            if (line[0] == 0x1B)
            {
                // Colours go on after the cut, so that each has its end.
                var end = line.IndexOf((byte)'m') + 1;
                output.Append(line[..end]);
                line = line[end..];
                continue;
            }

            Rune.DecodeFromUtf8(line, out var rune, out var used);
            var columns = ColumnsOf(rune);
            if (!isCut && column + columns > width - 1 && !IsLast(line, used, column + columns))
            {
                output.Append("…"u8);
                isCut = true;
            }

            if (!isCut)
            {
                output.Append(line[..used]);
                column += columns;
            }

            line = line[used..];
        }
    }

    private bool IsLast(ReadOnlySpan<byte> line, int used, int column) =>
        column <= width && (used == line.Length || line[used..].SequenceEqual("\e[0m"u8));

    private static int ColumnsOf(Rune rune) => rune.Value switch
    {
        < 0x1100 => 1,
        <= 0x115F or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
