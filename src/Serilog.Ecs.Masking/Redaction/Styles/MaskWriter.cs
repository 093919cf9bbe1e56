namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Writes a mask, or only counts it, so that length and text come from the same code and cannot disagree.</summary>
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
        if (!IsCounting)
        {
            _destination[Length] = text;
        }

        Length++;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (!IsCounting)
        {
            text.CopyTo(_destination[Length..]);
        }

        Length += text.Length;
    }

    public void AppendStars(int count)
    {
        if (!IsCounting)
        {
            _destination.Slice(Length, count).Fill('*');
        }

        Length += count;
    }

    /// <summary>Takes back what was written since <paramref name="length"/>.</summary>
    public void Rewind(int length)
    {
        if (!IsCounting)
        {
            _destination[length..Length].Clear();
        }

        Length = length;
    }
}
