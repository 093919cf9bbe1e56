namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>Hides a value whole.</summary>
internal sealed class FullStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    public const string DefaultPlaceholder = "***REDACTED***";

    public static FullStyle Default { get; } = new();

    /// <inheritdoc/>
    public override string? WriteQuickly(ReadOnlySpan<char> value) => Placeholder;

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer) => false;
}
