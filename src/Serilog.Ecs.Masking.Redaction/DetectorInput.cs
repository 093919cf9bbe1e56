namespace Serilog.Ecs.Masking;

/// <summary>What a <see cref="ValueDetector"/> searches.</summary>
public readonly ref struct DetectorInput
{
    /// <summary>Creates the input of one call, for tests of a detector.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">The offset to start from.</param>
    /// <param name="name">The name of the property; empty if there is none.</param>
    public DetectorInput(ReadOnlySpan<char> text, int start = 0, ReadOnlySpan<char> name = default)
    {
        Text = text;
        Start = start;
        Name = name;
    }

    /// <summary>The whole text; what is before <see cref="Start"/> is context.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>The offset to start from.</summary>
    public int Start { get; }

    /// <summary>
    /// The name of the property, member or dictionary key whose value the text is. Empty if there is none, as in a message or in a text that
    /// <see cref="Redactor"/> masks.
    /// </summary>
    public ReadOnlySpan<char> Name { get; }
}
