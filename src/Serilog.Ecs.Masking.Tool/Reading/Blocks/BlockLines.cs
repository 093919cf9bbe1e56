namespace Serilog.Ecs.Masking.Tool.Reading.Blocks;

/// <summary>Enumerates the lines of a text as ranges, without their line breaks.</summary>
internal ref struct BlockLines(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _next;

    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>The offset after the line break.</summary>
    public readonly int Next => _next;

    public readonly ReadOnlySpan<byte> Current => _text.Slice(Start, Length);

    public bool MoveNext()
    {
        if (_next >= _text.Length)
        {
            return false;
        }

        Start = _next;
        var end = _text[_next..].IndexOf((byte)'\n');
        Length = end < 0 ? _text.Length - _next : end;
        _next += Length + 1;
        if (Length > 0 && _text[Start + Length - 1] == '\r')
        {
            Length--;
        }

        return true;
    }
}
