using System.Text;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>A writer that takes characters the way a sink's buffer does, and drops them.</summary>
internal sealed class ForgettingWriter : TextWriter
{
    private readonly char[] _block = new char[32 * 1024];
    private int _position;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        _position = _position < _block.Length - 1 ? _position + 1 : 0;
        _block[_position] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (buffer.Length > 0)
        {
            var count = Math.Min(buffer.Length, _block.Length - _position);
            buffer[..count].CopyTo(_block.AsSpan(_position));
            _position = (_position + count) % _block.Length;
            buffer = buffer[count..];
        }
    }
}
