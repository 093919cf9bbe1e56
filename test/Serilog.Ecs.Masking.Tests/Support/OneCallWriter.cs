using System.Text;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>A writer that takes one call for each event and no more: a second would tear the line where threads share a sink.</summary>
internal sealed class OneCallWriter : TextWriter
{
    private string? _text;

    public string Text => _text ?? throw new InvalidOperationException("Nothing was written.");

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new InvalidOperationException("A single character was written.");

    public override void Write(char[] buffer, int index, int count) =>
        _text = _text is null ? new string(buffer, index, count) : throw new InvalidOperationException("The writer was called twice for one event.");
}
