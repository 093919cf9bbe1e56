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

    public static NameDecision Of(string name, KeyDecision key, MaskingPolicy policy)
    {
        var masking = new EventMasking();
        masking.Begin(policy);
        return new NameDecision(key, TextMasker.FirstRule(masking, name, out _, out _) is null);
    }
}
