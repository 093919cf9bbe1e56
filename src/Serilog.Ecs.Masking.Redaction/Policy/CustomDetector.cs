namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>A finder of values besides those of the engine.</summary>
internal abstract class CustomDetector(MaskRule rule)
{
    /// <summary>Gets the rule of what it finds.</summary>
    public MaskRule Rule { get; } = rule;

    /// <summary>Gets whether it asks for the name of the property.</summary>
    public virtual bool NeedsName => false;

    /// <summary>Finds the first value in a text without a name.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int from, out CustomFinding finding) => TryFind(text, default, from, out finding);

    /// <summary>Finds the first value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name of the property, or nothing.</param>
    /// <param name="from">The offset to start from.</param>
    /// <param name="finding">The value.</param>
    /// <returns>Whether there is one.</returns>
    public abstract bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<char> name, int from, out CustomFinding finding);

    /// <summary>Creates a finding of the rule.</summary>
    protected CustomFinding Finding(int start, int end) => new(start, end, Rule);
}
