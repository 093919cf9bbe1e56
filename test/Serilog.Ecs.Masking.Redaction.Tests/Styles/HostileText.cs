using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

/// <summary>Random text of what is hard on masks: half surrogate pairs, marks, joiners, separators, masks themselves.</summary>
public sealed record HostileText(string Value)
{
    private static readonly string[] Pieces =
    [
        "a", "B", "7", "42", "é", "e\u0301", "\u0301", "\u0301\u0302\u0303", "\u200D", "\u200B", "\u0600", "\u0D4E", "\u202E",
        "👍", "👍🏽", "👨‍👩‍👧", "🇰🇷", "🇰", "\uD83D", "\uDC4D", "क्षि", "\u1100", "\u1161", "\u11A8", "김", "지용", "金", "さ", "ｶﾞ",
        " ", "\t", "\n", "\r\n", "\0", "\u00A0", "\u3000", "*", "**", "***", "****", ".", "...", "-", "--", "_", "=", "==", ":", ";",
        "; ", "&", "?", "#", "/", "//", "://", "\\", "@", "＠", "%40", "%2540", "%", "%25", "%3D", "+", ",", "\"", "'", "{", "}", "(",
        ")", "[", "]", "<", "token", "password=", "key", "x=1", "Path=/", "Secure", "Bearer ", "Basic ", "https://", "h", "example",
        ".com", ".xn--p1ai", "。", "010", "02", "+82", "00", "1234", "5678", "900101", "1234567", "4111111111111111", "DE89", "３",
        "1990-05-17", "T10:00", "10.1.2.3", "2001:db8", "::", ":ffff", "-----BEGIN ", "PRIVATE KEY", "-----", "***REDACTED***",
        "hidden-by-us", "eyJh...4fQk", "s******r@*******.com", "************1111", "900101-*******", "010-****-5678", "+82-****-5678",
        "+82-101234-****", "***-****-", "***-**-", "DE89 **** **** **** **** 00", "김*용", "J*** D**", "hmac:k1:", "AAAAAAAAAAAAAAAAAAAAAA",
        "***:***@", "sid=***",
    ];

    public static Arbitrary<HostileText> Arbitrary() =>
        (from count in Gen.Choose(0, 9)
         from pieces in Gen.Elements(Pieces).ListOf(count)
         select new HostileText(string.Concat(pieces))).ToArbitrary();

    /// <summary>Writes it so that a failing case can be copied into a table.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var character in Value)
        {
            text.Append(character is >= ' ' and <= '~'
                ? character.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"));
        }

        return text.ToString();
    }
}
