using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Finds what a sentence ends in a colon for: <c>A temporary password is generated for root@localhost: x</c>, and on a line of its own
/// <c>Please use the following password to proceed:\n\nx</c>.
/// </summary>
internal static class ToldBelow
{
    private const int Reach = 160;
    private const int MostBlanks = 64;
    private const int MostWords = 20;

    /// <summary>Finds the value behind a colon before which no key stands.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int colon, in TextKey key, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (colon + 5 >= text.Length || text[colon + 1] > ' ')
        {
            return false;
        }

        var isBelow = text[colon + 1] is '\r' or '\n';
        if (!isBelow && !(key.Start > 0 && text[key.Start - 1] == '@'))
        {
            return false;
        }

        var start = colon + 1;
        while (start < text.Length && start - colon < MostBlanks && text[start] is ' ' or '\t' or '\r' or '\n')
        {
            start++;
        }

        if (start < from || start >= text.Length || PathValue.Begins(text[start..]) || RuleOf(text, colon, policy) is not { } rule || !SpokenShape.TryTold(text, start, rule, out var end)
            || (end < text.Length && !char.IsWhiteSpace(text[end])))
        {
            return false;
        }

        // Alone on its line.
        var rest = text[end..];
        var line = rest.IndexOfAny('\r', '\n');
        if (isBelow && !(line < 0 ? rest : rest[..line]).IsWhiteSpace())
        {
            return false;
        }

        finding = new KeyedFinding(start, end, rule);
        return true;
    }

    // "password requirements:", "password error:"
    private static bool IsAbout(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        return word.Length <= lower.Length && KeyGrammar.IsMetadata(lower[..word.ToLowerInvariant(lower)]);
    }

    // What the line calls a password, and nothing that is said of one.
    private static MaskRule? RuleOf(ReadOnlySpan<char> text, int colon, MaskingPolicy policy)
    {
        var start = Math.Max(0, colon - Reach);
        var line = text[start..colon];
        start += line.LastIndexOfAny('\r', '\n') + 1;
        for (var (end, words) = (colon, 0); end > start && words < MostWords; words++)
        {
            var word = SpokenWords.StartOfWord(text, end);
            if (words == 0 && IsAbout(text[word..end]))
            {
                return null;
            }

            if (word < end && SpokenSubject.KeyBefore(text, end, policy) is { IsTyped: true } rule)
            {
                return rule;
            }

            end = Math.Max(start, word - 1);
        }

        return null;
    }
}
