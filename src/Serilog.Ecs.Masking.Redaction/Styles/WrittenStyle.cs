namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>A style of the pack: tries its form, and hides the value whole when the value is not what the form is for.</summary>
internal abstract class WrittenStyle : MaskStyle
{
    /// <summary>Longer ones would be out of proportion to short values, which <see cref="SafeMask"/> takes for a fault.</summary>
    public const int MaxPlaceholder = 128;

    protected WrittenStyle(string? placeholder)
    {
        if (placeholder?.Length > MaxPlaceholder)
        {
            throw new ArgumentException($"A placeholder has at most {MaxPlaceholder} characters.", nameof(placeholder));
        }

        Placeholder = placeholder ?? FullStyle.DefaultPlaceholder;
    }

    /// <summary>The text that replaces a value hidden whole, and for each hidden part of one whose other parts stay.</summary>
    public string Placeholder { get; private set; }

    /// <summary>Returns the same style with another placeholder.</summary>
    public WrittenStyle With(string placeholder)
    {
        var copy = (WrittenStyle)MemberwiseClone();
        copy.Placeholder = placeholder;
        return copy;
    }

    public sealed override int GetMaskedLength(ReadOnlySpan<char> value)
    {
        var writer = new MaskWriter();
        Write(value, ref writer);
        return writer.Length;
    }

    public sealed override void Mask(ReadOnlySpan<char> value, Span<char> destination)
    {
        var writer = new MaskWriter(destination);
        Write(value, ref writer);
        if (writer.Length != destination.Length)
        {
            throw new ArgumentException("The span is not as long as the mask.", nameof(destination));
        }
    }

    /// <summary>Returns the mask where it needs no measuring, or <see langword="null"/>.</summary>
    public virtual string? WriteQuickly(ReadOnlySpan<char> value) => null;

    /// <summary>Writes the mask at the writer's place, so that styles can be made of others.</summary>
    public void Write(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        // The placeholder is our own output and stays; an empty value is masked like any other, so that its emptiness is not revealed.
        var start = writer.Length;
        if (value.IsEmpty || value.SequenceEqual(Placeholder) || !TryWrite(value, ref writer))
        {
            writer.Rewind(start);
            writer.Append(Placeholder);
        }
    }

    /// <summary>
    /// Writes the form of this style. Returns <see langword="false"/>, whatever was written so far, when the value is
    /// not of the expected kind; when in doubt, it is not. A value that is exactly such a form already stays as it is.
    /// </summary>
    public abstract bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer);

    /// <summary>Returns whether the text is more than one word or steers a terminal; no address of any kind does.</summary>
    protected static bool HasGap(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                return true;
            }
        }

        return false;
    }
}
