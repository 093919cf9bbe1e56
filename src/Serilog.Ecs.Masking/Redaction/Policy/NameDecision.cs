namespace Serilog.Ecs.Masking.Redaction;

/// <summary>What a policy says about a property's or member's name: what holds for the value under it, and for the name itself.</summary>
internal sealed class NameDecision
{
    private NameDecision(KeyDecision key, bool isClean)
    {
        Key = key;
        IsClean = isClean;
    }

    public KeyDecision Key { get; }

    /// <summary>Whether the name holds nothing that has to be hidden.</summary>
    public bool IsClean { get; }

    /// <summary>Whether a member of this name says what another member is, as <c>Key</c> does for <c>Value</c>.</summary>
    public bool NamesPair { get; private init; }

    /// <summary>Whether a member of this name is what another one names.</summary>
    public bool IsPairValue { get; private init; }

    public static NameDecision Of(string name, KeyDecision key, MaskingPolicy policy)
    {
        var masking = new EventMasking();
        masking.Begin(policy);
        return new NameDecision(key, TextMasker.FirstRule(masking, name) is null)
        {
            NamesPair = PairNames.Names(name),
            IsPairValue = PairNames.IsValue(name),
        };
    }
}
