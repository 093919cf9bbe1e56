namespace Serilog.Ecs.Masking.Redaction;

/// <summary>What a policy says about a name: whether the value under it is hidden, and whether the name itself holds a secret.</summary>
internal sealed class KeyDecision(MaskRule? rule, bool textOnly, bool isAllowed)
{
    public static readonly KeyDecision None = new(null, false, false);

    /// <summary>The rule by which the value is hidden, or <see langword="null"/>.</summary>
    public MaskRule? Rule { get; } = rule;

    /// <summary>Whether numbers under the name stay.</summary>
    public bool TextOnly { get; } = textOnly;

    /// <summary>Whether the user said that the built-in names do not hide it.</summary>
    public bool IsAllowed { get; } = isAllowed;
}
