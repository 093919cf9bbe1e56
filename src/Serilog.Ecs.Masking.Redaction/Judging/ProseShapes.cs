using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Tells a secret from what else a sentence says after its name: quantities, dates, versions, algorithms, names of things.</summary>
internal static class ProseShapes
{
    // All that is visible in ASCII but quotation marks, backslashes and what begins a tag.
    private static readonly SearchValues<char> PlainOfValues =
        SearchValues.Create(
            [.. Enumerable.Range('!', '~' - '!' + 1).Select(static code => (char)code).Where(static character => character is not ('"' or '\\' or '<'))]);

    private static readonly SearchValues<char> UpperHexDigits = SearchValues.Create("0123456789ABCDEF");

    /// <summary>The shortest code.</summary>
    public const int ShortestCode = 4;

    private const int LongestCode = 8;
    private const int ShortestPassword = 5;
    private const int LongestValue = 1_024;
    private const int ShortestToken = 8;
    private const int ShortestBareToken = 16;
    private const int ShortestPersonalNumber = 7;
    private const int MostOtherSigns = 4;
    private const int Evidence = 12;
    private const int LongestQuantity = 3;
    private const int ShortestDate = 8;
    private const int LongestDate = 10;

    private static readonly SearchValues<char> Structure = SearchValues.Create("/:=()[]{}<>\"'`,;|\\");
    private static readonly SearchValues<char> Marks = SearchValues.Create("@%&~$!^*");
    private static readonly SearchValues<char> Brackets = SearchValues.Create("()[]{}<>");
    private static readonly SearchValues<char> NotOfCodes = SearchValues.Create("/:=().@%&\\~abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> DateSigns = SearchValues.Create("-./:,");
    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789/.");
    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.");

    /// <summary>Returns whether sentences are read for the values of a rule: secrets, and numbers of accounts and documents.</summary>
    public static bool IsSpoken(MaskRule rule) => rule.Class == RuleClass.Secret
        || rule.Id is KeyRules.Account or KeyRules.Card or KeyRules.IdDocument or KeyRules.BirthDate;

    /// <summary>Returns whether the values of a rule are codes of a few digits.</summary>
    public static bool IsCode(MaskRule rule) => rule.Id is KeyRules.OneTimeCode or KeyRules.CardCode;

    /// <summary>Reads the value that begins at an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The offset.</param>
    /// <param name="rule">The rule of the name.</param>
    /// <param name="isTold">Whether a verb says that it is the value of the name; otherwise it only follows the name.</param>
    /// <param name="end">The offset after the value.</param>
    /// <returns>Whether it is a secret.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int at, MaskRule rule, bool isTold, out int end)
    {
        if (IsCode(rule) && TryReadCode(text, at, rule, out end))
        {
            return true;
        }

        end = EndOfValue(text, at);
        var value = text[at..end];
        if (rule.Class == RuleClass.Personal)
        {
            return IsPersonalNumber(value) || (rule.Id == KeyRules.BirthDate && IsDate(value));
        }

        if (!IsSecret(value))
        {
            return false;
        }

        var hasLetter = value.IndexOfAnyInRange('A', 'z') >= 0;
        if (IsCode(rule))
        {
            return isTold && hasLetter && !value.ContainsAny(NotOfCodes);
        }

        if (rule.IsTyped)
        {
            return isTold ? (hasLetter || IsChosenNumber(text, at, end)) && !value.Contains("://", StringComparison.Ordinal)
                : !value.ContainsAny(Structure)
                    && !(value.ContainsAny("-_.") && PlainWords.Covers(value))
                    && (hasLetter
                        || (at > 1
                            && (text[at - 2] >= 0x80 || text[..(at - 1)].EndsWith("code", StringComparison.OrdinalIgnoreCase))
                            && IsChosenNumber(text, at, end)));
        }

        return isTold ? hasLetter && value.Length >= ShortestToken && !PlainWords.Covers(value) && !value.ContainsAny(Brackets)
            : value.Length >= ShortestBareToken
                && hasLetter
                && CharacterSet.Token68.Covers(value)
                && !PlainWords.Covers(value)
                && !Guid.TryParseExact(value, "D", out _)
                && !IsFingerprint(text, at, value);
    }

    /// <summary>Reads a code: digits alone, of which three and three may be apart.</summary>
    public static bool TryReadCode(ReadOnlySpan<char> text, int at, MaskRule rule, out int end)
    {
        const int ShortestOfCards = 3;
        const int LongestOfCards = 4;
        end = CharacterSet.Digits.EndOfRun(text[..Math.Min(text.Length, at + LongestCode + 1)], at);
        var isCard = rule.Id == KeyRules.CardCode;
        var shortest = isCard || (at > 1 && text[..(at - 1)].EndsWith("security code", StringComparison.OrdinalIgnoreCase)) ? ShortestOfCards : ShortestCode;
        if (!isCard && end - at == 3 && end + 3 < text.Length && text[end] is '-' or ' ' && CharacterSet.Digits.Covers(text.Slice(end + 1, 3)))
        {
            end += 4;
        }

        return end - at >= shortest && end - at <= (isCard ? LongestOfCards : LongestCode) && IsAlone(text, end);
    }

    /// <summary>Returns whether a number that ends at an offset is no part of a date, a time, a version or an address, and counts nothing.</summary>
    public static bool IsAlone(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return true;
        }

        var next = text[end];
        if (CharacterSet.Word.Contains(next) || next is '%' or '='
            || (next is '-' or '.' or ':' or '/' or ',' && end + 1 < text.Length && CharacterSet.Word.Contains(text[end + 1])))
        {
            return false;
        }

        return !Vocabulary.Is(text.Slice(end, 1), WordClass.Counter)
            && !(next == ' ' && Vocabulary.Is(text[(end + 1)..WordEnd(text, end + 1)], WordClass.Unit));
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        const int Longest = 16;
        var end = at;
        while (end < text.Length && end - at < Longest && char.IsLetter(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsSecret(ReadOnlySpan<char> value) =>
        value.Length is >= ShortestCode and <= LongestValue
        && HasEvidence(value)
        && !IsQuantity(value)
        && !ValueShapes.IsHexNumber(value)
        && !IsVersion(value)
        && !ValueShapes.IsPlaceholder(value)
        && (value.Length >= ShortestPassword || !CharacterSet.Letters.IsIn(value))
        && (CharacterSet.Letters.IsIn(value) || !value.ContainsAny(DateSigns));

    // A digit, or a sign within the word: what has neither is told from no word.
    private static bool HasEvidence(ReadOnlySpan<char> value)
    {
        var first = CharacterSet.Base64Url.Covers(value) ? value : value[..Math.Min(value.Length, Evidence)];
        return CharacterSet.Digits.IsIn(first) || (first[1..].IndexOfAny(Marks) is >= 0 and var mark && mark + 2 < value.Length);
    }

    // "8-character", "24h", "2nd", "10MB"
    private static bool IsQuantity(ReadOnlySpan<char> value)
    {
        var digits = value.IndexOfAnyExcept(Number);
        return digits is > 0 and <= LongestQuantity && CharacterSet.Letters.Covers(value[(value[digits] is '-' or '+' ? digits + 1 : digits)..]);
    }

    // "SHA256", "base64-encoded", "v2", "step1"
    private static bool IsVersion(ReadOnlySpan<char> value)
    {
        var letters = value.IndexOfAnyInRange('0', '9');
        if (letters <= 0 || !Vocabulary.Is(value[..letters].TrimEnd("-_"), WordClass.Versioned))
        {
            return false;
        }

        var rest = value[letters..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        var tail = digits < 0 ? default : rest[digits..];
        return (digits < 0 ? rest.Length : digits) <= 5 && (tail.IsEmpty || tail[0] is '-' or '.' or '_' or '/' or '(' || tail.Length <= 2);
    }

    // "gpg: using RSA key 8F14E45FCEEA167A5A36DEDD4BEA2543AABBCCDD"
    private static bool IsFingerprint(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> value) =>
        value.Length is 16 or 40 && !value.ContainsAnyExcept(UpperHexDigits) && text[..at].EndsWith("SA key ");

    // "110-234-567890", "M12345678": digits, perhaps with dashes, after two letters at most.
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

    // "01/05/1970", "1.5.1970"
    private static bool IsDate(ReadOnlySpan<char> value) =>
        value.Length is >= ShortestDate and <= LongestDate && !value.ContainsAnyExcept(DateCharacters) && (value.Count('/') == 2 || value.Count('.') == 2);

    private static bool IsChosenNumber(ReadOnlySpan<char> text, int at, int end) =>
        end - at >= ShortestCode && CharacterSet.Digits.Covers(text[at..end]) && IsAlone(text, end);

    private static int EndOfValue(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + LongestValue + 1);
        var end = at;
        while (end < limit)
        {
            var plain = text[end..limit].IndexOfAnyExcept(PlainOfValues);
            end = plain < 0 ? limit : end + plain;
            var marks = LengthOfMarks(text[end..]);
            if (end == limit || text[end] is not ('"' or '\\' or '<') || ClosesString(text, end, marks))
            {
                break;
            }

            end += Math.Max(1, marks);
        }

        while (end > at && text[end - 1] is '.' or ',' or ';' or ':' or '(' or ')' or ']' or '}' or '\'' or '"' or '?')
        {
            end--;
        }

        return end;
    }

    // The marks that end the string of JSON in which the sentence is, or the tag that ends its element.
    private static bool ClosesString(ReadOnlySpan<char> text, int at, int marks) =>
        marks == 0 ? text[at] == '<' && at + 1 < text.Length && text[at + 1] == '/'
        : at + 1 < text.Length && text[(at + marks)..] is [',' or '}' or ']' or ' ', ..];

    // Quotation marks and their backslashes, a run of which is read once.
    private static int LengthOfMarks(ReadOnlySpan<char> text) => text.IndexOfAnyExcept('"', '\\') is var length and >= 0 ? length : text.Length;
}
