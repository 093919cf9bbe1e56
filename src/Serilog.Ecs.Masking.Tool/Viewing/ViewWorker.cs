using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Events;


namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Turns blocks of lines into text. One thread at a time uses it.</summary>
internal sealed class ViewWorker
{
    private readonly ViewOptions _options;
    private readonly EventReader _reader;
    private readonly EventWriter _writer;
    private readonly LineCutter _cutter;
    private readonly ByteBuffer _unwrapped = new();
    private readonly byte[]? _required;

    public ViewWorker(ViewOptions options)
    {
        _options = options;
        _reader = new EventReader(options.Names);
        _writer = new EventWriter(options, new ViewColors(options.Theme));
        _cutter = new LineCutter(options.Width);
        _required = options.Filter?.RequiredText;
    }

    /// <summary>Returns the text of the lines that are to be shown.</summary>
    public ByteBuffer Write(Block block)
    {
        var output = new ByteBuffer(_options.ShowsOther ? block.Length + (block.Length / 4) : 256);
        var text = block.Text;
        _unwrapped.Rewind(0);
        if (_required is { } required && text.IndexOf("\\u"u8) < 0)
        {
            WriteCandidates(output, block, required);
            return output;
        }

        var lines = new BlockLines(text);
        while (lines.MoveNext())
        {
            WriteLine(output, block.Buffer, lines.Start, lines.Length);
        }

        if (_unwrapped.Length > 0)
        {
            WriteEvent(output, _unwrapped.Bytes, 0, _unwrapped.Length);
        }

        return output;
    }

    // Only lines that contain the text can match. Searching for it is many times faster than parsing each line.
    private void WriteCandidates(ByteBuffer output, Block block, byte[] required)
    {
        var text = block.Text;
        var at = 0;
        int found;
        while (at < text.Length && (found = text[at..].IndexOf(required)) >= 0)
        {
            var start = text[..(at + found)].LastIndexOf((byte)'\n') + 1;
            var lines = new BlockLines(text[start..]);
            lines.MoveNext();
            WriteLine(output, block.Buffer, start, lines.Length);
            at = start + lines.Next;
        }
    }

    private void WriteLine(ByteBuffer output, byte[] buffer, int start, int length)
    {
        var line = buffer.AsSpan(start, length);
        if (IsRejected(line))
        {
            return;
        }

        if (line is not [(byte)'{', ..] || line.StartsWith("{\"log\":\""u8))
        {
            if (ContainerLine.TryUnwrap(line, _unwrapped, out var offset, out var isPartial))
            {
                WriteUnwrapped(output, buffer, start, length, offset, isPartial);
                return;
            }
        }

        WriteEvent(output, buffer, start, length);
    }

    // A few bytes decide; parsing the line costs ten times as much.
    private bool IsRejected(ReadOnlySpan<byte> line) =>
        line is [(byte)'{', ..] && !line.StartsWith("{\"log\":\""u8)
        && ((_options.MinimumLevel > 0 && LinePrefilter.IsBelow(line, _options.MinimumLevel))
            || (_options.HasTimes && LinePrefilter.IsOutside(line, _options.Since, _options.Until))
            || _options.Filter?.MightMatch(line) == false);

    private void WriteUnwrapped(ByteBuffer output, byte[] buffer, int start, int length, int offset, bool isPartial)
    {
        if (offset >= 0 && !isPartial && _unwrapped.Length == 0)
        {
            WriteEvent(output, buffer, start + offset, length - offset);
            return;
        }

        if (offset >= 0)
        {
            _unwrapped.Append(buffer.AsSpan(start + offset, length - offset));
        }

        if (!isPartial)
        {
            WriteEvent(output, _unwrapped.Bytes, 0, _unwrapped.Length);
            _unwrapped.Rewind(0);
        }
    }

    private void WriteEvent(ByteBuffer output, byte[] buffer, int start, int length)
    {
        var from = output.Length;
        if (length == 0 || buffer[start] != '{' || !_reader.TryRead(buffer, start, length))
        {
            if (!_options.ShowsOther)
            {
                return;
            }

            _writer.WriteOther(output, buffer.AsSpan(start, length));
        }
        else if (IsWanted())
        {
            _writer.Write(output, _reader);
        }

        _cutter.Cut(output, from);
    }

    private bool IsWanted()
    {
        if (_options.MinimumLevel > 0
            && (_reader.IndexOf(KnownField.Level) is not (>= 0 and var level)
                || LevelName.IndexOf(_reader.ValueOf(_reader.Members[level])) < _options.MinimumLevel))
        {
            return false;
        }

        if (_options.HasTimes
            && (_reader.IndexOf(KnownField.Timestamp) is not (>= 0 and var time) || !EventTime.TryRead(_reader.ValueOf(_reader.Members[time]), out var ticks)
                || ticks < _options.Since || ticks >= _options.Until))
        {
            return false;
        }

        return _options.Filter is null || _options.Filter.Matches(_reader);
    }
}
