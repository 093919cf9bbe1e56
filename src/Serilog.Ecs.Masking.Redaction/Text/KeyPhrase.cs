using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Keys of several words: <c>API key: x</c>, <c>social security number = y</c>.</summary>
internal static class KeyPhrase
{
    private static readonly WordSet Ends = new(
        "key string code codes number no num phrase id name address addr date mail session salt nonce card account security birth hash header mobile tel phone rekey hexkey block holder str is was generated issued received provided obtained 번호 월일 키 코드 아이디");

    /// <summary>Whether a word is the last of such keys.</summary>
    public static bool MayEndIn(ReadOnlySpan<char> word) => Ends.ContainsInAnyCase(word);

    /// <summary>Returns the rule of several words, of which the last stands at a place, or <see langword="null"/>.</summary>
    public static MaskRule? RuleOf(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy)
    {
        var from = start;
        end = TextKey.IsParticiple(text[start..end]) ? start - 1 : end;
        for (var words = 0; words < 3; words++)
        {
            from = TextKey.WordBefore(text, from);
            if (from < 0)
            {
                break;
            }

            if (policy.Decide(text[from..end]).Rule is { } phrase)
            {
                return phrase;
            }
        }

        return null;
    }
}
