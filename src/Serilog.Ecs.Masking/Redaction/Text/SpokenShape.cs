using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Tells a secret from what else prose says behind its name: numbers of something, dates, versions, algorithms, names of things.</summary>
internal static class SpokenShape
{
    private const int ShortestPassword = 5;
    private const int LongestValue = 128;
    public const int ShortestCode = 4;
    private const int ShortestCardCode = 3;
    private const int LongestCode = 8;
    private const int LongestCardCode = 4;
    private const int ShortestToken = 8;
    private const int ShortestBareToken = 16;
    private const int LongestQuantity = 3;
    private const int ShortestPersonalNumber = 7;
    private const int MostOtherSigns = 4;
    private const int LongestUnit = 16;

    private static readonly SearchValues<char> Structure = SearchValues.Create("/:=()[]{}<>\"'`,;|\\");
    private static readonly SearchValues<char> Marks = SearchValues.Create("@%&~");
    private static readonly SearchValues<char> Brackets = SearchValues.Create("()[]{}<>");
    private static readonly SearchValues<char> NotOfCodes = SearchValues.Create("/:=().@%&\\~abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> DateSigns = SearchValues.Create("-./:,");

    // What a number behind the name counts or is part of.
    private static readonly WordSet Units = new(
        """
        character characters char chars digit digits letter letters symbol symbols word words byte bytes bit bits day days hour hours minute minutes min mins second seconds sec secs ms
        week weeks month months year years time times attempt attempts try tries retries retry more less percent entries items users rows points
        """);

    // Between what a secret is called and what it is: "the password for ann is …", "the password was changed to …".
    private static readonly WordSet Joints = new("for of from on with changed set reset updated initialized defaults has have been");

    private static readonly WordSet Articles = new("your the my our their his her a");

    private static readonly string[] Algorithms =
    [
        "md", "sha", "base", "utf", "ucs", "iso", "hs", "rs", "es", "ps", "aes", "des", "rsa", "ecdsa", "ed", "x", "p", "secp", "argon", "pbkdf", "bcrypt", "scrypt", "crc", "ripemd", "blake", "rc", "hmac", "hmacsha", "hmacmd", "sha-", "aes-", "rsa-", "utf-",
        "oauth", "saml", "pkcs", "scram-sha-", "ntlmv", "tls", "tlsv", "ssl", "sslv", "http", "smb", "ipv", "v", "r", "s", "k", "ec", "win", "cp", "latin", "windows-", "iso-", "level", "stage", "step", "phase", "type", "version", "rfc", "sub", "param", "arg", "field",
    ];

    /// <summary>Whether a value may begin at a place, with a letter, a digit or one sign before them.</summary>
    public static bool MayBegin(ReadOnlySpan<char> text, int at) =>
        CharacterSet.Word.Contains(text[at]) || (text[at] is '!' or '#' or '$' or '*' or '^' && at + 1 < text.Length && CharacterSet.Word.Contains(text[at + 1]));

    /// <summary>Whether prose is looked through for values of a rule: secrets, and numbers of accounts and documents, which have no shape of their own.</summary>
    public static bool IsSpoken(MaskRule rule) => rule.Class == RuleClass.Secret || rule.Id is KeyRules.Account or KeyRules.IdDocument;

    /// <summary>Whether the values of a rule are numbers that are sent or printed.</summary>
    public static bool IsCode(MaskRule rule) => rule.Id is KeyRules.OneTimeCode or KeyRules.CardCode;

    /// <summary>Whether a word may stand between what a secret is called and the word that says it.</summary>
    public static bool Joins(ReadOnlySpan<char> word) => IsOneOf(word, Joints);

    /// <summary>Whether a Korean, Chinese or Japanese word ends in what makes it the subject of a sentence.</summary>
    public static bool IsParticle(char last) => last is '은' or '는' or '이' or '가' or '을' or '를' or '是' or '为' or '為' or 'は';

    /// <summary>Judges what follows right behind the name: <c>PIN 1234</c>, <c>using password hunter2</c>.</summary>
    public static bool TryBare(ReadOnlySpan<char> text, int at, MaskRule rule, out int end)
    {
        if (IsCode(rule))
        {
            return TryCode(text, at, rule, out end);
        }

        end = EndOfValue(text, at);
        var value = text[at..end];
        if (!rule.IsTyped)
        {
            return rule.Class == RuleClass.Personal ? IsPersonalNumber(value) : IsToken(value);
        }

        return IsPassword(value)
            && !value.ContainsAny(Structure)
            && !(value.ContainsAny("-_.") && PlainWords.Covers(value))
            && (CharacterSet.Letters.IsIn(value) || ((IsForeign(text, at - 2) || EndsInCode(text[..(at - 1)])) && IsChosenNumber(text, at, end)));
    }

    /// <summary>Whether a value reads as what a generator made, and not as a name or an id that is shown.</summary>
    public static bool IsToken(ReadOnlySpan<char> value) =>
        value.Length >= ShortestBareToken && HasEvidence(value) && CharacterSet.Letters.IsIn(value) && CharacterSet.Token68.Covers(value) && !PlainWords.Covers(value) && !Guid.TryParseExact(value, "D", out _);

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
        if (IsCode(rule) && TryCode(text, at, rule, out end))
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
        if (IsCode(rule))
        {
            // "X7K9-2M4P"
            return hasLetter && !value.ContainsAny(NotOfCodes);
        }

        return rule.IsTyped ? hasLetter || IsChosenNumber(text, at, end) : hasLetter && value.Length >= ShortestToken && !PlainWords.Covers(value) && !value.ContainsAny(Brackets);
    }

    /// <summary>Judges a number that comes first: <c>482913 is your login code</c>, <c>482913 인증번호</c>.</summary>
    public static MaskRule? RuleAhead(ReadOnlySpan<char> text, int at, int mostWords, MaskingPolicy policy, ref int end)
    {
        var close = at;
        while (close < text.Length && close - at <= LongestCode && char.IsAsciiDigit(text[close]))
        {
            close++;
        }

        if (close - at is < ShortestCode or > LongestCode || close + 3 >= text.Length || text[close] != ' ')
        {
            return null;
        }

        var next = close + 1;
        if (text[next] >= 0x80)
        {
            end = close;
            return policy.Decide(text[next..EndOfWord(text, next)]).Rule is { } named && IsCode(named) ? named : null;
        }

        if ((text[next] | 0x20) is not ('i' or 'a') || (text[next + 1] | 0x20) != 's' || text[next + 2] != ' ')
        {
            return null;
        }

        next += 3;
        var word = EndOfWord(text, next);
        if (!IsOneOf(text[next..word], Articles))
        {
            return null;
        }

        for (var words = 0; words < mostWords && word + 1 < text.Length && text[word] == ' '; words++)
        {
            word = EndOfWord(text, word + 1);
            if (SpokenValue.KeyBefore(text, word, policy) is { } rule && IsCode(rule))
            {
                end = close;
                return rule;
            }
        }

        return null;
    }

    // Digits alone, of which three and three may stand apart.
    private static bool TryCode(ReadOnlySpan<char> text, int at, MaskRule rule, out int end)
    {
        end = at;
        while (end < text.Length && end - at <= LongestCode && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var isCard = rule.Id == KeyRules.CardCode || (at > 1 && text[..(at - 1)].EndsWith("security code", StringComparison.OrdinalIgnoreCase));
        if (!isCard && end - at == 3 && end + 3 < text.Length && text[end] is '-' or ' ' && CharacterSet.Digits.Covers(text.Slice(end + 1, 3)))
        {
            end += 4;
        }

        return end - at >= (isCard ? ShortestCardCode : ShortestCode) && end - at <= (isCard ? LongestCardCode : LongestCode) && StandsAlone(text, end) && !IsCounted(text, end);
    }

    private static bool IsChosenNumber(ReadOnlySpan<char> text, int at, int end) =>
        end - at >= ShortestCode && CharacterSet.Digits.Covers(text[at..end]) && StandsAlone(text, end) && !IsCounted(text, end);

    private static bool IsPassword(ReadOnlySpan<char> value) =>
        value.Length is >= ShortestCode and <= LongestValue
        && HasEvidence(value)
        && !IsQuantity(value)
        && !IsAlgorithm(value)
        && !PlainValue.IsPlaceholder(value)
        && (value.Length >= ShortestPassword || !CharacterSet.Letters.IsIn(value))
        && (CharacterSet.Letters.IsIn(value) || !value.ContainsAny(DateSigns));

    private static bool HasEvidence(ReadOnlySpan<char> value)
    {
        var first = value[..Math.Min(value.Length, SpokenValue.Evidence)];
        return CharacterSet.Digits.IsIn(first) || (first.IndexOfAny(Marks) is > 0 and var mark && mark < value.Length - 1);
    }

    // "8-character", "24h", "2nd", "10MB"
    private static bool IsQuantity(ReadOnlySpan<char> value)
    {
        var digits = value.IndexOfAnyExcept(Number);
        return digits is > 0 and <= LongestQuantity && CharacterSet.Letters.Covers(value[(value[digits] is '-' or '+' ? digits + 1 : digits)..]);
    }

    // "SHA256", "base64-encoded", "RSA-OAEP-256", "v2": the name of how it is kept, and not it.
    private static bool IsAlgorithm(ReadOnlySpan<char> value)
    {
        var letters = value.IndexOfAnyInRange('0', '9');
        if (letters <= 0)
        {
            return false;
        }

        var rest = value[letters..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length : digits;
        var tail = rest[digits..];
        if (digits > 5 || !(tail.IsEmpty || tail[0] is '-' or '.' or '_' or '/' or '(' || tail.Length <= 2))
        {
            return false;
        }

        foreach (var algorithm in Algorithms)
        {
            if (value[..letters].Equals(algorithm, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfValue(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestValue && text[end] is > ' ' and < '\u007F')
        {
            end++;
        }

        while (end > at && text[end - 1] is '.' or ',' or ';' or ':' or ')' or ']' or '}' or '\'' or '"' or '?')
        {
            end--;
        }

        return end;
    }

    // No date, time, version or address.
    private static bool StandsAlone(ReadOnlySpan<char> text, int end) =>
        end >= text.Length || !(CharacterSet.Word.Contains(text[end]) || (text[end] is '-' or '.' or ':' or '/' or ',' or '%' or '=' && end + 1 < text.Length && CharacterSet.Word.Contains(text[end + 1])) || text[end] is '%' or '=');

    // "1234 characters", "8자 이상"
    private static bool IsCounted(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return false;
        }

        if (text[end] >= 0x80)
        {
            return text[end] is '자' or '글' or '회' or '번' or '일' or '분' or '초' or '개' or '년' or '월' or '시' or '건' or '명' or '차' or '원' or '단' or '位' or '次' or '分' or '秒' or '天' or '文' or '桁' or '回';
        }

        return text[end] == ' ' && end + 1 < text.Length && IsOneOf(text[(end + 1)..EndOfWord(text, end + 1)], Units);
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestUnit * 2 && (char.IsLetter(text[end]) || text[end] is '-'))
        {
            end++;
        }

        return end;
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, WordSet words)
    {
        Span<char> lower = stackalloc char[LongestUnit];
        return word.Length is > 0 and <= LongestUnit && words.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    private static bool EndsInCode(ReadOnlySpan<char> before) => before.EndsWith("code", StringComparison.OrdinalIgnoreCase);

    private static bool IsForeign(ReadOnlySpan<char> text, int at) => at >= 0 && text[at] >= 0x80;
}
