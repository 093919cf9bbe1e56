namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>A star for each text element. Spaces are starred too, because the lengths of words reveal the text.</summary>
internal sealed class StarsStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    public const int MaxStars = 64;

    public static StarsStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        writer.AppendStars(TextElements.Count(value, MaxStars));
        return true;
    }
}
