namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>
/// Shows so many text elements at the start and at the end of any value, <c>abc***xyz</c>, or with
/// <c>preserveLength</c> a star for each of the others, at most 64.
/// </summary>
/// <remarks>A value that would be shown whole is hidden whole; Destructurama.Attributed shows it.</remarks>
internal sealed class ShowEndsStyle : WrittenStyle
{
    private const int MaxShown = 1_024;
    private const string DefaultHiddenPart = "***";

    private readonly int _first;
    private readonly int _last;
    private readonly bool _preserveLength;
    private readonly string _hiddenPart;

    public ShowEndsStyle(int first, int last, bool preserveLength = false, string? placeholder = null, string? hiddenPart = null)
        : base(placeholder)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, MaxShown);
        ArgumentOutOfRangeException.ThrowIfNegative(last);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, MaxShown);
        _first = first;
        _last = last;
        _preserveLength = preserveLength;
        _hiddenPart = hiddenPart ?? DefaultHiddenPart;
    }

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        var count = TextElements.Count(value);
        var hidden = count - _first - _last;
        if (hidden <= 0)
        {
            return TryWriteStars(count, ref writer);
        }

        var start = value[..TextElements.LengthOf(value, _first)];
        var end = value[TextElements.LengthOf(value, count - _last)..];
        if (!TextElements.CanShowAll(start) || !TextElements.CanShowAll(end))
        {
            return TryWriteStars(count, ref writer);
        }

        writer.Append(start);
        if (_preserveLength)
        {
            writer.AppendStars(Math.Min(hidden, StarsStyle.MaxStars));
        }
        else
        {
            writer.Append(_hiddenPart);
        }

        writer.Append(end);
        return true;
    }

    private bool TryWriteStars(int count, ref MaskWriter writer)
    {
        writer.AppendStars(Math.Min(count, _first + _last + StarsStyle.MaxStars));
        return _preserveLength;
    }
}
