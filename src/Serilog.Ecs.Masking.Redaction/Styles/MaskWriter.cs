namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>Writes a mask, or only counts it, so that length and text come from the same code and cannot disagree.</summary>
/// <remarks>
/// What does not fit is counted and not written. A style that gives up half-way may have come further than its
/// placeholder is long, which is all the room there is.
/// </remarks>
internal ref struct MaskWriter
{
    private readonly Span<char> _destination;

    public MaskWriter()
    {
        IsCounting = true;
    }

    public MaskWriter(Span<char> destination)
    {
        _destination = destination;
    }

    public readonly bool IsCounting { get; }

    public int Length { get; private set; }

    public void Append(char text)
    {
        if (Length < _destination.Length)
        {
            _destination[Length] = text;
        }

        Length++;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length <= _destination.Length - Length)
        {
            text.CopyTo(_destination[Length..]);
        }

        Length += text.Length;
    }

    public void AppendStars(int count)
    {
        if (count <= _destination.Length - Length)
        {
            _destination.Slice(Length, count).Fill('*');
        }

        Length += count;
    }

    /// <summary>Takes back what was written since <paramref name="length"/>.</summary>
    public void Rewind(int length)
    {
        if (length < _destination.Length)
        {
            _destination[length..].Clear();
        }

        Length = length;
    }
}
