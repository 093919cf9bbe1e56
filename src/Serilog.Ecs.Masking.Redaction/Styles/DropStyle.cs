namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>
/// Marks a member to be left out; writers of members check for this type. In a text or a list, something has to
/// replace the value, or a reader takes the next value for it: there it hides the value whole.
/// </summary>
internal sealed class DropStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    public static DropStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer) => false;
}
