using System.Text;
using System.Text.Json;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Writes the exception below an event, each line indented, the frames of the application's own code brighter.</summary>
internal sealed class StackWriter(ViewColors colors)
{
    private static readonly byte[] Indent = Encoding.ASCII.GetBytes(ViewLayout.Indent);

    public void Write(ByteBuffer output, EventReader reader)
    {
        if (reader.IndexOf(KnownField.StackTrace) is >= 0 and var stack)
        {
            var member = reader.Members[stack];
            if (member.Kind == JsonTokenType.StartArray)
            {
                WriteArray(output, reader.ValueOf(member));
            }
            else
            {
                WriteLines(output, EventText.Of(reader.ValueOf(member), member.IsEscaped));
            }

            return;
        }

        WriteField(output, reader, KnownField.ErrorType);
        WriteField(output, reader, KnownField.ErrorMessage);
    }

    private void WriteField(ByteBuffer output, EventReader reader, KnownField field)
    {
        if (reader.IndexOf(field) is >= 0 and var index)
        {
            var member = reader.Members[index];
            WriteLines(output, EventText.Of(reader.ValueOf(member), member.IsEscaped));
        }
    }

    private void WriteArray(ByteBuffer output, ReadOnlySpan<byte> array)
    {
        var reader = new Utf8JsonReader(array);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                WriteLines(output, EventText.Of(reader.ValueSpan, reader.ValueIsEscaped));
            }
        }
    }

    private void WriteLines(ByteBuffer output, string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                continue;
            }

            output.Append(Indent);
            colors.Begin(output, RoleOf(line));
            var bytes = Encoding.UTF8.GetMaxByteCount(line.Length);
            var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(bytes);
            VisibleBytes.Append(output, buffer.AsSpan(0, Encoding.UTF8.GetBytes(line, buffer)));
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
            colors.End(output);
            output.Append((byte)'\n');
        }
    }

    private static ViewRole RoleOf(ReadOnlySpan<char> line) =>
        StackLine.IsFrame(line, out var isFramework) ? isFramework ? ViewRole.Faint : ViewRole.OwnFrame
        : StackLine.IsMark(line) ? ViewRole.Faint
        : ViewRole.Fault;
}
