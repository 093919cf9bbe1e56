using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>The lines of one input with their times.</summary>
internal sealed class TimedLines(IBlockSource source, int number) : IDisposable
{
    private const int Reach = 1_024;

    private Block? _block;
    private int _start;
    private int _length;
    private int _next;

    /// <summary>The place of the input among the others.</summary>
    public int Number { get; } = number;

    /// <summary>The time of the line, or of the last one before it that has one.</summary>
    public long Ticks { get; private set; }

    public ReadOnlySpan<byte> Line => _block!.Text.Slice(_start, _length);

    public bool MoveNext()
    {
        while (_block is null || _next >= _block.Length)
        {
            _block?.Dispose();
            _next = 0;
            if ((_block = source.Read()) is null)
            {
                return false;
            }
        }

        var lines = new BlockLines(_block.Text[_next..]);
        lines.MoveNext();
        _start = _next;
        _length = lines.Length;
        _next += lines.Next;
        if (TryReadTime(Line, out var ticks))
        {
            Ticks = ticks;
        }

        return true;
    }

    public void Dispose()
    {
        _block?.Dispose();
        source.Dispose();
    }

    private static bool TryReadTime(ReadOnlySpan<byte> line, out long ticks)
    {
        var head = line[..Math.Min(line.Length, Reach)];
        var name = head.IndexOf("@timestamp"u8);
        if (name >= 0)
        {
            // In JSON, and in JSON inside a string.
            var value = head[(name + "@timestamp".Length)..].TrimStart("\\\": "u8);
            var end = value.IndexOfAny((byte)'"', (byte)',');
            return EventTime.TryRead(value[..Math.Max(0, end)].TrimEnd((byte)'\\'), out ticks);
        }

        // A text that begins with its time.
        var space = head.IndexOfAny((byte)' ', (byte)'\t');
        ticks = 0;
        return space >= 19 && head[4] == '-' && EventTime.TryRead(head[..space], out ticks);
    }
}
