namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>
/// Keeps the first and last letter of the local part and the top-level domain: <c>s******r@*******.com</c>.
/// </summary>
/// <remarks>
/// A star for each text element lets a reader who knows the address recognise it. It also reveals the length. With
/// <c>fixedLength</c> every hidden run is six stars.
/// </remarks>
internal sealed class EmailStyle(bool fixedLength = false, string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int MaxLength = 320;

    public static EmailStyle Default { get; } = new();

    public static EmailStyle FixedLength { get; } = new(fixedLength: true);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        // White space means that the value is more than one address, or something else.
        if (value.Length > MaxLength || HasGap(value) || !AtSign.TryFind(value, out var at, out var length) || at == 0)
        {
            return false;
        }

        WriteLocalPart(value[..at], ref writer);
        writer.Append(value.Slice(at, length));
        return EmailDomain.TryWrite(value[(at + length)..], fixedLength, ref writer);
    }

    private void WriteLocalPart(scoped ReadOnlySpan<char> local, ref MaskWriter writer)
    {
        var count = TextElements.Count(local);
        if (fixedLength && (count < 3 || local.SequenceEqual(EmailDomain.FixedStars)))
        {
            writer.Append(EmailDomain.FixedStars);
            return;
        }

        if (count == 1)
        {
            writer.Append('*');
            return;
        }

        WriteElement(local[..TextElements.NextLength(local)], ref writer);
        if (count == 2)
        {
            writer.Append('*');
            return;
        }

        writer.AppendStars(fixedLength ? EmailDomain.FixedStars.Length : count - 2);
        WriteElement(local[TextElements.LengthOf(local, count - 1)..], ref writer);
    }

    private static void WriteElement(scoped ReadOnlySpan<char> element, ref MaskWriter writer) =>
        writer.Append(TextElements.CanShow(element) ? element : "*");
}
