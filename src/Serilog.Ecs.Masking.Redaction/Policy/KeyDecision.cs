using Serilog.Ecs.Masking.Redaction.Judging;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>What a policy says about a name: whether the value under it is hidden.</summary>
internal sealed class KeyDecision(MaskRule? rule, bool textOnly)
{
    /// <summary>Returns the decisions about names that are not sensitive by themselves, in the order of <see cref="HarmlessFor"/>.</summary>
    public static KeyDecision[] CreateHarmless() =>
    [
        new(null, textOnly: false),
        new(null, textOnly: false) { EndsPhrase = true },
        new(null, textOnly: false) { IsCalledValue = true },
    ];

    /// <summary>Gets or sets the number under which the decision is remembered; -1 for none.</summary>
    public int Number { get; set; } = -1;

    /// <summary>The rule by which the value is hidden, or <see langword="null"/>.</summary>
    public MaskRule? Rule { get; } = rule;

    /// <summary>Whether numbers under the name stay.</summary>
    public bool TextOnly { get; } = textOnly;

    /// <summary>Whether the name may be the end of a sensitive one of several words, as <c>key</c> is of <c>API key</c>.</summary>
    public bool EndsPhrase { get; private init; }

    /// <summary>Whether the name is <c>value</c> or the like, and another member says what it is.</summary>
    public bool IsCalledValue { get; private init; }

    /// <summary>Returns the decision for a name that is not sensitive by itself.</summary>
    public static KeyDecision HarmlessFor(ReadOnlySpan<char> name, KeyDecision[] harmless) =>
        harmless[PairNames.IsValue(name[(name.LastIndexOf('.') + 1)..]) ? 2 : Vocabulary.Is(name, WordClass.PhraseEnd) ? 1 : 0];
}
