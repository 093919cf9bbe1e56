using System.Text;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Json;

/// <summary>A writer that lets Serilog render into a <see cref="CharBuffer"/>.</summary>
internal sealed class CharBufferWriter : TextWriter
{
    private CharBuffer _buffer = new(0);

    public override Encoding Encoding => Encoding.Unicode;

    /// <summary>Sets the buffer that is written to.</summary>
    public void Use(CharBuffer buffer) => _buffer = buffer;

    public override void Write(char value) => _buffer.Append(value);

    public override void Write(string? value) => _buffer.Append(value);

    public override void Write(ReadOnlySpan<char> buffer) => _buffer.Append(buffer);

    public override void Write(char[] buffer, int index, int count) => _buffer.Append(buffer.AsSpan(index, count));
}
