using System.Text;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Json;

/// <summary>Lets Serilog render into a <see cref="CharBuffer"/>.</summary>
internal sealed class CharBufferWriter : TextWriter
{
    private readonly CharBuffer _buffer = new(512);

    public override Encoding Encoding => Encoding.Unicode;

    public ReadOnlySpan<char> Written => _buffer.Written;

    public void Clear() => _buffer.Clear();

    public override void Write(char value) => _buffer.Append(value);

    public override void Write(string? value) => _buffer.Append(value);

    public override void Write(ReadOnlySpan<char> buffer) => _buffer.Append(buffer);

    public override void Write(char[] buffer, int index, int count) => _buffer.Append(buffer.AsSpan(index, count));
}
