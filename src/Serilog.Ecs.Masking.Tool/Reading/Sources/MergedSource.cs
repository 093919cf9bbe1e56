using System.Buffers;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>
/// Merges inputs, each of which is in the order of time, by the times of their lines. A line without a time stays below the one
/// before it, as the lines of a stack trace must.
/// </summary>
internal sealed class MergedSource : IBlockSource
{
    private readonly PriorityQueue<TimedLines, (long Ticks, int Input)> _next = new();
    private readonly List<TimedLines> _inputs = [];
    private readonly Action<string> _report;

    public MergedSource(IEnumerable<Func<IBlockSource>> inputs, Action<string> report)
    {
        _report = report;
        foreach (var open in inputs)
        {
            try
            {
                _inputs.Add(new TimedLines(open(), _inputs.Count));
                Enqueue(_inputs[^1]);
            }
            catch (InputException fault)
            {
                report(fault.Message);
            }
        }
    }

    public bool IsLive => false;

    public Block? Read()
    {
        byte[]? buffer = null;
        var length = 0;
        while (_next.TryPeek(out var input, out _))
        {
            var line = input.Line;
            buffer ??= ArrayPool<byte>.Shared.Rent(Math.Max(BlockReader.DefaultBlockLength, line.Length + 1));
            if (length + line.Length + 1 > buffer.Length)
            {
                break;
            }

            line.CopyTo(buffer.AsSpan(length));
            length += line.Length;
            buffer[length++] = (byte)'\n';
            _next.Dequeue();
            Enqueue(input);
        }

        return buffer is null ? null : new Block(buffer, length, "", 1);
    }

    public void Dispose() => _inputs.ForEach(static input => input.Dispose());

    private void Enqueue(TimedLines input)
    {
        try
        {
            if (input.MoveNext())
            {
                _next.Enqueue(input, (input.Ticks, input.Number));
            }
        }
        catch (InputException fault)
        {
            _report(fault.Message);
        }
    }
}
