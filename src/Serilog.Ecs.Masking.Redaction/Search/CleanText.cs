using Serilog.Ecs.Masking.Redaction.Memory;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Tells the texts in which there is nothing to hide, which are nearly all. Allocates nothing.</summary>
internal static class CleanText
{
    /// <summary>Returns whether neither a name nor a shape nor a disguise in a text is a reason to mask it.</summary>
    public static bool IsClean(MaskingPolicy policy, ReadOnlySpan<char> text)
    {
        if (policy.KnownTexts.Contains(text, out var hash))
        {
            return true;
        }

        var isClean = !FoldedText.IsNeeded(text) && HasNoPairs(policy, text) && !policy.Values.TryFind(text, 0, out _);
        if (isClean && policy.HasOnlyKeysAndShapes)
        {
            policy.KnownTexts.Add(hash);
        }

        return isClean;
    }

    /// <summary>Returns whether no value in a text has a name in it.</summary>
    public static bool HasNoPairs(MaskingPolicy policy, ReadOnlySpan<char> text)
    {
        var findings = PairFindings.Rent();
        TextSearch.Run(text, policy, findings);
        var hasNone = findings.Count == 0;
        findings.Return();
        return hasNone;
    }
}
