using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The decision of a policy about a name: whether its value is hidden.</summary>
internal sealed class KeyDecision(MaskRule? rule, bool textOnly)
{
    /// <summary>Gets the decision about a name that is none, whatever is around it.</summary>
    public static KeyDecision Inert { get; } = new(null, textOnly: false) { IsInert = true };

    /// <summary>Returns the decisions about names that are not sensitive by themselves, in the order of <see cref="HarmlessFor"/>.</summary>
    public static KeyDecision[] CreateHarmless() =>
    [
        new(null, textOnly: false),
        new(null, textOnly: false) { EndsPhrase = true },
        new(null, textOnly: false) { IsCalledValue = true },
        Inert,
    ];

    /// <summary>The rule by which the value is hidden, or <see langword="null"/>.</summary>
    public MaskRule? Rule { get; } = rule;

    /// <summary>Whether numbers under the name stay.</summary>
    public bool TextOnly { get; } = textOnly;

    /// <summary>Whether the name may be the end of a sensitive one of several words, as <c>key</c> is of <c>API key</c>.</summary>
    public bool EndsPhrase { get; private init; }

    /// <summary>Whether the name is <c>value</c> or the like, and another member names it.</summary>
    public bool IsCalledValue { get; private init; }

    /// <summary>Gets whether a name is none, whatever is around it, unless a noun follows it.</summary>
    public bool IsInert { get; private init; }

    /// <summary>Returns the decision for a name that is not sensitive by itself.</summary>
    public static KeyDecision HarmlessFor(ReadOnlySpan<char> name, KeyDecision[] harmless) =>
        harmless[PairNames.IsValue(name[(name.LastIndexOf('.') + 1)..]) ? 2
            : Vocabulary.Is(WithoutParticle(name), WordClass.PhraseEnd) || KeyVocabulary.EndsName(name) ? 1
            : Vocabulary.Is(LastWord.Of(name), WordClass.WeakNoun | WordClass.WeakParameter) || IsLed(name) ? 0
            : 3];

    /// <summary>Returns a Korean name without the particle that ties it to its sentence: of <c>키는</c> the <c>키</c>.</summary>
    public static ReadOnlySpan<char> WithoutParticle(ReadOnlySpan<char> name) =>
        name.Length > 1 && name[^1] >= 0xAC00 && Vocabulary.Is(name[^1..], WordClass.Particle) ? name[..^1] : name;

    // "TOKEN_GITHUB"
    private static bool IsLed(ReadOnlySpan<char> name) =>
        name.IndexOf('_') is var joint and > 0 && !name.ContainsAnyInRange('a', 'z') && Vocabulary.Is(name[..joint], WordClass.Leading);
}
