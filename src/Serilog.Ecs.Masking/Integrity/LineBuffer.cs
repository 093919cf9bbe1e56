namespace Serilog.Ecs.Masking.Integrity;

/// <summary>The bytes of one line until it is sealed.</summary>
internal sealed class LineBuffer
{
    // A buffer that grew for one huge line is not kept.
    private const int MaxKeptCapacity = 256 * 1024;
    private const int FirstCapacity = 2 * 1024;
    private byte[] _bytes = new byte[FirstCapacity];

    public int Length { get; set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Returns free space of at least <paramref name="count"/> bytes; the caller adds to <see cref="Length"/> what it used.</summary>
    public Span<byte> Reserve(int count)
    {
        if (count > _bytes.Length - Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(_bytes.Length * 2L, (long)Length + count)));
        }

        return _bytes.AsSpan(Length);
    }

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > MaxKeptCapacity)
        {
            _bytes = new byte[FirstCapacity];
        }
    }
}
