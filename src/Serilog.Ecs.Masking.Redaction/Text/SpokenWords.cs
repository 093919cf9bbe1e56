using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The words around a value in prose, and those that look like one and are none: quantities and the names of algorithms.</summary>
internal static class SpokenWords
{
    /// <summary>How long the name of a secret may be, with its dashes and underscores.</summary>
    public const int LongestName = 48;

    private const int LongestQuantity = 3;
    private const int LongestWord = 16;

    private static readonly SearchValues<char> Number = SearchValues.Create("0123456789.");

    // What a number behind the name counts or is part of.
    private static readonly WordSet Units = new(
        """
        character characters char chars digit digits letter letters symbol symbols word words byte bytes bit bits day days hour hours minute minutes min mins second seconds sec secs ms
        week weeks month months year years time times attempt attempts try tries retries retry more less percent entries items users rows points
        """);

    // Between what a secret is called and what it is: "the password for ann is …", "the password was changed to …".
    private static readonly WordSet Joints = new("for of from on with changed set reset updated initialized defaults has have been");

    private static readonly WordSet OtherCodes = new(
        "error exit status response result return reason zip postal post area country city currency language product item promo promotion coupon discount voucher gift referral invite order booking reservation tracking reference department employee customer member store branch bank sort swift tax color dress source bar qr");

    private static readonly WordSet Articles = new("your the my our their his her a");

    private static readonly string[] Algorithms =
    [
        "md", "sha", "base", "utf", "ucs", "iso", "hs", "rs", "es", "ps", "aes", "des", "rsa", "ecdsa", "ed", "x", "p", "secp", "argon", "pbkdf", "bcrypt", "scrypt", "crc", "ripemd", "blake", "rc", "hmac", "hmacsha", "hmacmd", "sha-", "aes-", "rsa-", "utf-",
        "oauth", "saml", "pkcs", "scram-sha-", "ntlmv", "tls", "tlsv", "ssl", "sslv", "http", "smb", "ipv", "v", "r", "s", "k", "ec", "win", "cp", "latin", "windows-", "iso-", "level", "stage", "step", "phase", "type", "version", "rfc", "sub", "param", "arg", "field",
    ];

    /// <summary>Whether a word is another one, in any case.</summary>
    public static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a word may stand between what a secret is called and the word that says it.</summary>
    public static bool Joins(ReadOnlySpan<char> word) => Joints.ContainsInAnyCase(word);

    /// <summary>Whether a Korean, Chinese or Japanese word ends in what makes it the subject of a sentence.</summary>
    public static bool IsParticle(char last) => last is '은' or '는' or '이' or '가' or '을' or '를' or '是' or '为' or '為' or 'は';

    /// <summary>Whether a word is an article or says whose something is.</summary>
    public static bool IsArticle(ReadOnlySpan<char> word) => Articles.ContainsInAnyCase(word);

    /// <summary>Whether a sentence begins as those that bring a code do: <c>Your Acme code</c>, and not <c>your zip code</c>.</summary>
    public static bool IsYourCode(ReadOnlySpan<char> text)
    {
        if (!text.EndsWith(" code") || text.LastIndexOf("our ") is not (> 0 and var your) || (text[your - 1] | 0x20) != 'y')
        {
            return false;
        }

        var between = text[(your + 4)..Math.Max(your + 4, text.Length - 5)];
        return between.Count(' ') < 2 && !OtherCodes.ContainsInAnyCase(between[(between.LastIndexOf(' ') + 1)..]);
    }

    /// <summary>Whether a value is a number with its unit: <c>8-character</c>, <c>24h</c>, <c>2nd</c>, <c>10MB</c>.</summary>
    public static bool IsQuantity(ReadOnlySpan<char> value)
    {
        var digits = value.IndexOfAnyExcept(Number);
        return digits is > 0 and <= LongestQuantity && CharacterSet.Letters.Covers(value[(value[digits] is '-' or '+' ? digits + 1 : digits)..]);
    }

    /// <summary>Whether a value is the name of how something is kept, and not it: <c>SHA256</c>, <c>base64-encoded</c>, <c>v2</c>.</summary>
    public static bool IsAlgorithm(ReadOnlySpan<char> value)
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

    /// <summary>Whether a number counts what follows it: <c>1234 characters</c>, <c>8자 이상</c>.</summary>
    public static bool IsCounted(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length)
        {
            return false;
        }

        if (text[end] >= 0x80)
        {
            return text[end] is '자' or '글' or '회' or '번' or '일' or '분' or '초' or '개' or '년' or '월' or '시' or '건' or '명' or '차' or '원' or '단' or '位' or '次' or '分' or '秒' or '天' or '文' or '桁' or '回';
        }

        return text[end] == ' ' && end + 1 < text.Length && Units.ContainsInAnyCase(text[(end + 1)..EndOfWord(text, end + 1)]);
    }

    /// <summary>Where the word starts that ends at a place.</summary>
    public static int StartOfWord(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestName && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
        {
            start--;
        }

        return start;
    }

    /// <summary>Where the word ends that starts at a place.</summary>
    public static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestWord * 2 && (char.IsLetter(text[end]) || text[end] is '-'))
        {
            end++;
        }

        return end;
    }
}
