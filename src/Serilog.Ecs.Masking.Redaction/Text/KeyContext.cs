using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Tells from the text around a word that looks like a sensitive key whether it is one.</summary>
internal static class KeyContext
{
    /// <summary>Whether the colon behind the key, or a word before it, makes it mean something else here.</summary>
    public static bool IsOther(ReadOnlySpan<char> text, int separator, in TextKey key, MaskRule rule)
    {
        var name = text[key.Start..key.End];
        var isColon = text[separator] == ':';
        if (isColon && ColonContext.IsOther(text, separator, key, rule))
        {
            return true;
        }

        if ((isColon || name[0] >= 0x1100) && TextKey.WordBefore(text, key.Start) is var before and >= 0 && IsOtherBehind(text[before..(key.Start - 1)], name, rule))
        {
            return true;
        }

        return rule.IsHeadNoun && IsOtherNoun(text, key.Start, name);
    }

    /// <summary>Whether a word means something else because of the word before it: <c>next token</c>, <c>public key</c>.</summary>
    public static bool IsOtherNoun(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> name)
    {
        var before = TextKey.WordBefore(text, start);
        if (before < 0)
        {
            return false;
        }

        Span<char> lower = stackalloc char[64];
        var length = text[before..(start - 1)].ToLowerInvariant(lower);
        return length > 0 && (lower[..length] is "unexpected" or "public" || (KeyGrammar.IsNounNegator(lower[..length]) && IsBareNoun(name)));
    }

    // "그룹 이름: 관리자" is nobody's, "--- PASS: TestLogin" is what Go says of a test, and "may require authorization: …" is no header.
    private static bool IsOtherBehind(ReadOnlySpan<char> before, ReadOnlySpan<char> name, MaskRule rule) => name switch
    {
        "이름" or "주소" => KeyGrammar.IsKoreanNegator(before) || IsTechnical(before),
        "PASS" => before is "---",
        "secrets" => before is "pull" or "Mountable",
        _ => rule.IsLineWide && before is "require" or "requires",
    };

    private static bool IsTechnical(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[8];
        return word.Length <= lower.Length && KeyGrammar.IsTechnical(lower[..word.ToLowerInvariant(lower)]);
    }

    private static bool IsBareNoun(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[16];
        return name.Length <= lower.Length && KeyGrammar.IsBareNoun(lower[..name.ToLowerInvariant(lower)]);
    }
}
