namespace Serilog.Ecs.Masking;

/// <summary>A detector of your own: a regular expression or code, and what its findings are. Immutable.</summary>
public sealed class MaskingDetector
{
    /// <summary>Creates a detector that masks every match of a regular expression.</summary>
    /// <param name="pattern">
    /// The regular expression. It is compiled as <see cref="System.Text.RegularExpressions.RegexOptions.NonBacktracking"/>, so that no text
    /// can make it slow; one with look-around or back-references is an error at start.
    /// </param>
    public MaskingDetector(string pattern) => Pattern = pattern ?? throw new ArgumentNullException(nameof(pattern));

    /// <summary>Creates a detector in code.</summary>
    /// <param name="find">Finds the first value in a text.</param>
    public MaskingDetector(ValueDetector find) => Find = find ?? throw new ArgumentNullException(nameof(find));

    /// <summary>The regular expression, or <see langword="null"/> for a detector in code.</summary>
    public string? Pattern { get; }

    /// <summary>The code, or <see langword="null"/> for a regular expression.</summary>
    public ValueDetector? Find { get; }

    /// <summary>
    /// What the values expose. The default is <see cref="RuleClass.Secret"/>. <see cref="MaskingOptions.PersonalRules"/> makes a detector
    /// personal too.
    /// </summary>
    public RuleClass Class { get; init; } = RuleClass.Secret;

    /// <summary>
    /// The confidence of each finding. The default is <see cref="Confidence.High"/>. A detector with less than
    /// <see cref="MaskingOptions.MinimumConfidence"/> is off.
    /// </summary>
    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>
    /// The text that replaces a value, or <see langword="null"/> for <see cref="MaskingOptions.Placeholder"/>. The default is
    /// <see langword="null"/>. <see cref="MaskingOptions.Styles"/> and <see cref="MaskingOptions.Placeholders"/> take precedence.
    /// </summary>
    public string? Placeholder { get; init; }

    /// <summary>The kind of value, in words, for <see cref="MaskingRule.Description"/>. The default is empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Creates a detector that masks every match of a regular expression.</summary>
    /// <param name="pattern">The regular expression.</param>
    public static implicit operator MaskingDetector(string pattern) => new(pattern);
}
