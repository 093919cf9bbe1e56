using System.Globalization;
using System.Text;
using System.Text.Json;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Writes the first line of an event: time, level, source, message and trace. The layout is that of <c>EcsConsole</c>.</summary>
internal sealed class EventWriter(ViewOptions options, ViewColors colors)
{
    private const int MillisecondsLength = 23;

    private static readonly byte[] Separator = Encoding.ASCII.GetBytes(ViewLayout.Separator);
    private static readonly byte[][] Levels = [.. ViewLayout.Levels.Select(Encoding.ASCII.GetBytes)];

    private readonly PropertyWriter _properties = new(options, colors);
    private readonly StackWriter _stack = new(colors);

    public void Write(ByteBuffer output, EventReader reader)
    {
        var members = reader.Members;
        if (reader.IndexOf(KnownField.Timestamp) is >= 0 and var time)
        {
            colors.Begin(output, ViewRole.Faint);
            WriteTime(output, reader.ValueOf(members[time]));
            output.Append(Separator);
            colors.End(output);
        }

        if (reader.IndexOf(KnownField.Level) is >= 0 and var level)
        {
            WriteLevel(output, reader.ValueOf(members[level]));
        }

        if (reader.IndexOf(KnownField.Logger) is >= 0 and var logger)
        {
            colors.Begin(output, ViewRole.Source);
            WriteText(output, reader, members[logger]);
            colors.End(output);
            WriteSeparator(output);
        }

        if (reader.IndexOf(KnownField.Message) is >= 0 and var message)
        {
            WriteText(output, reader, members[message]);
        }

        if (reader.IndexOf(KnownField.TraceId) is >= 0 and var trace)
        {
            colors.Begin(output, ViewRole.Faint);
            output.Append(Separator);
            var id = reader.ValueOf(members[trace]);
            VisibleBytes.Append(output, id[..Math.Min(id.Length, ViewLayout.TraceIdLength)]);
            colors.End(output);
        }

        output.Append((byte)'\n');
        _properties.Write(output, reader);
        _stack.Write(output, reader);
    }

    private static void WriteText(ByteBuffer output, EventReader reader, in EventMember member)
    {
        if (member.IsEscaped)
        {
            VisibleBytes.AppendUnescaped(output, reader.ValueOf(member));
        }
        else
        {
            VisibleBytes.Append(output, reader.ValueOf(member));
        }
    }

    private void WriteSeparator(ByteBuffer output)
    {
        colors.Begin(output, ViewRole.Faint);
        output.Append(Separator);
        colors.End(output);
    }

    private void WriteTime(ByteBuffer output, ReadOnlySpan<byte> time)
    {
        if (options.IsLocalTime && EventTime.TryRead(time, out var ticks))
        {
            var local = new DateTime(ticks, DateTimeKind.Utc).ToLocalTime();
            local.TryFormat(output.Reserve(MillisecondsLength), out var length, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
            output.Advance(length);
            return;
        }

        if (time.Length < 20 || time[10] != 'T' || time[^1] != 'Z')
        {
            VisibleBytes.Append(output, time);
            return;
        }

        // 2025-12-17T10:00:00.123456Z as 2025-12-17 10:00:00.123
        var start = output.Length;
        VisibleBytes.Append(output, time[..10]);
        output.Append((byte)' ');
        VisibleBytes.Append(output, time[11..Math.Min(time.Length - 1, MillisecondsLength)]);
        for (var length = output.Length - start; length < MillisecondsLength; length++)
        {
            output.Append(length == 19 ? (byte)'.' : (byte)'0');
        }
    }

    private void WriteLevel(ByteBuffer output, ReadOnlySpan<byte> name)
    {
        var level = LevelName.IndexOf(name);
        colors.Begin(output, level < 0 ? ViewRole.Information : ViewRole.Verbose + level);
        if (level < 0)
        {
            VisibleBytes.Append(output, name);
        }
        else
        {
            output.Append(Levels[level]);
        }

        colors.End(output);
        WriteSeparator(output);
    }

    /// <summary>Writes a line that is not an event.</summary>
    public void WriteOther(ByteBuffer output, ReadOnlySpan<byte> line)
    {
        colors.Begin(output, ViewRole.Faint);
        VisibleBytes.Append(output, line);
        colors.End(output);
        output.Append((byte)'\n');
    }
}
