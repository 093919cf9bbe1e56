using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>Reads the segment of a path after a name: <c>/api/tokens/x</c>, <c>/reset-password/x</c>. Only what a generator makes is a secret there.</summary>
internal static class PathValueReader
{
    private const int Longest = 2_048;
    private const int LongestSuffix = 7;

    /// <summary>Reads the segment after a name that is a segment itself.</summary>
    /// <param name="search">The search that the pair is reported to.</param>
    /// <param name="start">The offset of the name.</param>
    /// <param name="end">The offset after the name.</param>
    /// <param name="known">What is known about the name.</param>
    /// <returns>Whether it is a secret.</returns>
    public static bool TryRead(ref TextSearch search, int start, int end, KnownName known)
    {
        var text = search.Text;
        if (start == 0 || end + SecretStrengths.ShortestToken >= text.Length || text[start - 1] != '/' || text[end] != '/')
        {
            return false;
        }

        var rule = known.Decision.Rule ?? (known.IsPathName ? search.Policy.Decide("token").Rule : null);
        if (rule is not { Class: RuleClass.Secret })
        {
            return false;
        }

        var first = end + 1;
        var last = first;
        while (last < text.Length && last - first < Longest && (char.IsAsciiLetterOrDigit(text[last]) || text[last] is '-' or '_' or '.' or '~' or '=' or '%'))
        {
            last++;
        }

        search.Spend(last - first);
        return SecretStrengths.Measure(text[first..last]) == SecretStrength.Token
            && !IsNumberedName(text[first..last])
            && !Guid.TryParseExact(text[first..last], "D", out _)
            && search.Report(new Pair(new KeyCandidate(start, end, start, rule, IsTextOnly: false) { IsWeak = true }, first, last, NotationKind.Assignment));
    }

    // "default-token-btt6x": words, and a few characters that set them apart from others.
    private static bool IsNumberedName(ReadOnlySpan<char> value)
    {
        var dash = value.LastIndexOf('-');
        return dash > 0 && value.Length - dash <= LongestSuffix && !value[..dash].ContainsAnyInRange('0', '9') && PlainWords.Covers(value[..dash]);
    }
}
