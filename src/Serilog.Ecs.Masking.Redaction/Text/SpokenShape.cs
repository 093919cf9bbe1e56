using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Tells a secret from what else prose says behind its name: numbers of something, dates, versions, algorithms, names of things.</summary>
internal static class SpokenShape
{
    private const int ShortestPassword = 5;
    private const int LongestValue = 1_024;
    private const int ShortestToken = 8;
    private const int ShortestBareToken = 16;
    private const int ShortestPersonalNumber = 7;
    private const int MostOtherSigns = 4;

    private static readonly SearchValues<char> Structure = SearchValues.Create("/:=()[]{}<>\"'`,;|\\");
    private static readonly SearchValues<char> Marks = SearchValues.Create("@%&~");
    private static readonly SearchValues<char> Brackets = SearchValues.Create("()[]{}<>");
    private static readonly SearchValues<char> NotOfCodes = SearchValues.Create("/:=().@%&\\~abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> UpperHex = SearchValues.Create("0123456789ABCDEF");
    private static readonly SearchValues<char> DateSigns = SearchValues.Create("-./:,");

    /// <summary>Whether a value may begin at a place, with a letter, a digit or one sign before them.</summary>
    public static bool MayBegin(ReadOnlySpan<char> text, int at) =>
        CharacterSet.Word.Contains(text[at]) || (text[at] is '!' or '#' or '$' or '*' or '^' && at + 1 < text.Length && CharacterSet.Word.Contains(text[at + 1]));

    /// <summary>Whether prose is looked through for values of a rule: secrets, and numbers of accounts and documents, which have no shape of their own.</summary>
    public static bool IsSpoken(MaskRule rule) => rule.Class == RuleClass.Secret || rule.Id is KeyRules.Account or KeyRules.IdDocument or KeyRules.BirthDate;

    /// <summary>Judges what follows right behind the name: <c>PIN 1234</c>, <c>using password hunter2</c>.</summary>
    public static bool TryBare(ReadOnlySpan<char> text, int at, MaskRule rule, out int end)
    {
        if (SpokenCode.Is(rule))
        {
            return SpokenCode.TryFind(text, at, rule, out end);
        }

        end = EndOfValue(text, at);
        var value = text[at..end];
        if (!rule.IsTyped)
        {
            return rule.Class == RuleClass.Personal ? IsPersonalNumber(value) : IsToken(value) && !IsFingerprint(text, at, value);
        }

        return IsPassword(value)
            && !value.ContainsAny(Structure)
            && !(value.ContainsAny("-_.") && PlainWords.Covers(value))
            && (CharacterSet.Letters.IsIn(value) || ((IsForeign(text, at - 2) || EndsInCode(text[..(at - 1)])) && IsChosenNumber(text, at, end)));
    }

    /// <summary>Whether a value reads as what a generator made, and not as a name or an id that is shown.</summary>
    public static bool IsToken(ReadOnlySpan<char> value) =>
        value.Length >= ShortestBareToken && HasEvidence(value) && CharacterSet.Letters.IsIn(value) && CharacterSet.Token68.Covers(value) && !PlainWords.Covers(value) && !Guid.TryParseExact(value, "D", out _);

    // "gpg: using RSA key 8F14E45FCEEA167A5A36DEDD4BEA2543AABBCCDD"
    private static bool IsFingerprint(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> value) =>
        value.Length is 16 or 40 && !value.ContainsAnyExcept(UpperHex) && (text[..at].EndsWith("SA key ") || text[..at].EndsWith("EDDSA key "));

    // "110-234-567890", "M12345678": digits, perhaps with dashes, behind two letters at most.
    private static bool IsPersonalNumber(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var character in value)
        {
            if (char.IsAsciiDigit(character))
            {
                digits++;
            }
            else if (!(character == '-' || (digits == 0 && char.IsAsciiLetterUpper(character))))
            {
                return false;
            }
        }

        return digits >= ShortestPersonalNumber && value.Length - digits <= MostOtherSigns;
    }

    /// <summary>Whether what stands at a place may be the value of anything, so that it is worth to look for what it is called.</summary>
    public static bool MayBeTold(ReadOnlySpan<char> text, int at) => IsPassword(text[at..EndOfValue(text, at)]) || IsPersonalNumber(text[at..EndOfValue(text, at)]) || (CharacterSet.Digits.Contains(text[at]) && at + 3 < text.Length && char.IsAsciiDigit(text[at + 2]));

    /// <summary>Judges what a sentence says that it is: <c>the password is hunter2</c>, <c>the token was 8f14e45f</c>.</summary>
    public static bool TryTold(ReadOnlySpan<char> text, int at, MaskRule rule, out int end)
    {
        if (SpokenCode.Is(rule) && SpokenCode.TryFind(text, at, rule, out end))
        {
            return true;
        }

        end = EndOfValue(text, at);
        var value = text[at..end];
        if (rule.Class == RuleClass.Personal)
        {
            return IsPersonalNumber(value);
        }

        if (!IsPassword(value) || value.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        var hasLetter = CharacterSet.Letters.IsIn(value);
        if (SpokenCode.Is(rule))
        {
            // "X7K9-2M4P"
            return hasLetter && !value.ContainsAny(NotOfCodes);
        }

        return rule.IsTyped ? hasLetter || IsChosenNumber(text, at, end) : hasLetter && value.Length >= ShortestToken && !PlainWords.Covers(value) && !value.ContainsAny(Brackets);
    }

    private static bool IsChosenNumber(ReadOnlySpan<char> text, int at, int end) =>
        end - at >= SpokenCode.Shortest && CharacterSet.Digits.Covers(text[at..end]) && SpokenCode.StandsAlone(text, end);

    private static bool IsPassword(ReadOnlySpan<char> value) =>
        value.Length is >= SpokenCode.Shortest and <= LongestValue
        && HasEvidence(value)
        && !SpokenWords.IsQuantity(value)
        && !SpokenWords.IsAlgorithm(value)
        && !PlainValue.IsPlaceholder(value)
        && (value.Length >= ShortestPassword || !CharacterSet.Letters.IsIn(value))
        && (CharacterSet.Letters.IsIn(value) || !value.ContainsAny(DateSigns));

    private static bool HasEvidence(ReadOnlySpan<char> value)
    {
        var first = value[..Math.Min(value.Length, SpokenValue.Evidence)];
        return CharacterSet.Digits.IsIn(first) || (first.IndexOfAny(Marks) is > 0 and var mark && mark < value.Length - 1);
    }

    private static int EndOfValue(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestValue && text[end] is > ' ' and < '\u007F')
        {
            end++;
        }

        while (end > at && text[end - 1] is '.' or ',' or ';' or ':' or '(' or ')' or ']' or '}' or '\'' or '"' or '?')
        {
            end--;
        }

        return end;
    }

    private static bool EndsInCode(ReadOnlySpan<char> before) => before.EndsWith("code", StringComparison.OrdinalIgnoreCase);

    private static bool IsForeign(ReadOnlySpan<char> text, int at) => at >= 0 && text[at] >= 0x80;
}
