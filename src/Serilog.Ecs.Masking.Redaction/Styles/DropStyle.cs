namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>
/// Marks a member to be left out; whoever writes members asks for this type. Inside a text or a list something has to
/// stand where the value stood, or the reader takes what follows for it: there it hides the value whole.
/// </summary>
internal sealed class DropStyle(string? placeholder = null) : WrittenStyle(placeholder)
{
    public static DropStyle Default { get; } = new();

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer) => false;
}
