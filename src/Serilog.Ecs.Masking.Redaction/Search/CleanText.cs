using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Tells the texts in which there is nothing to hide, which are nearly all. Allocates nothing.</summary>
internal static class CleanText
{
    [ThreadStatic]
    private static PairFindings? _findings;

    /// <summary>Returns whether neither a name nor a shape nor a disguise in a text is a reason to mask it.</summary>
    public static bool IsClean(MaskingPolicy policy, ReadOnlySpan<char> text)
    {
        if (FoldedText.IsNeeded(text))
        {
            return false;
        }

        // Taken while it is in use: a detector of a user may mask a text itself.
        var findings = _findings ?? new PairFindings();
        _findings = null;
        TextSearch.Run(text, policy, findings);
        var isClean = findings.Count == 0 && !policy.Values.TryFind(text, 0, out _);
        findings.Clear();
        _findings = findings;
        return isClean;
    }

    /// <summary>Returns whether no value in a text has a name in it.</summary>
    public static bool HasNoPairs(MaskingPolicy policy, ReadOnlySpan<char> text)
    {
        var findings = new PairFindings();
        TextSearch.Run(text, policy, findings);
        return findings.Count == 0;
    }
}
