using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Pairs;
using Serilog.Ecs.Masking.Redaction.Styles.Personal;
using Serilog.Ecs.Masking.Redaction.Styles.Tokens;
using Serilog.Ecs.Masking.Redaction.Styles.Urls;

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

/// <summary>Every style with every setting worth a table, under the name of that table.</summary>
internal static class StyleCatalog
{
    public static IReadOnlyDictionary<string, WrittenStyle> All { get; } = new Dictionary<string, WrittenStyle>
    {
        ["style-full"] = FullStyle.Default,
        ["style-full-placeholder"] = new FullStyle("[hidden]"),
        ["style-drop"] = DropStyle.Default,
        ["style-stars"] = StarsStyle.Default,
        ["style-token"] = PartialTokenStyle.Default,
        ["style-token-settings"] = new PartialTokenStyle(prefix: 2, suffix: 3, minLength: 9, placeholder: "hidden-by-us"),
        ["style-token-half-hidden"] = new PartialTokenStyle(minMaskedFraction: 0.5),
        ["style-token-strict"] = new PartialTokenStyle(strict: true),
        ["style-email"] = EmailStyle.Default,
        ["style-email-fixed-length"] = EmailStyle.FixedLength,
        ["style-card"] = CardStyle.LastFour,
        ["style-card-first-six"] = CardStyle.FirstSixLastFour,
        ["style-resident-number"] = ResidentNumberStyle.Default,
        ["style-resident-number-sex"] = ResidentNumberStyle.WithSex,
        ["style-resident-number-strict"] = ResidentNumberStyle.Strict,
        ["style-phone"] = PhoneStyle.LastFour,
        ["style-phone-finance"] = PhoneStyle.AllButLastFour,
        ["style-iban"] = IbanStyle.Default,
        ["style-name"] = NameStyle.Default,
        ["style-social-security"] = SocialSecurityStyle.Default,
        ["style-social-security-last-four"] = SocialSecurityStyle.LastFour,
        ["style-birth-date"] = BirthDateStyle.Default,
        ["style-network"] = NetworkStyle.Default,
        ["style-url"] = new UrlStyle(IsSensitive),
        ["style-cookie"] = CookieStyle.Cookie,
        ["style-set-cookie"] = CookieStyle.SetCookie,
        ["style-authorization"] = AuthorizationStyle.Default,
        ["style-connection-string"] = new ConnectionStringStyle(IsSensitive),
        ["style-pem"] = PemStyle.Default,
        ["style-ends"] = new ShowEndsStyle(first: 3, last: 2),
        ["style-ends-first"] = new ShowEndsStyle(first: 3, last: 0),
        ["style-ends-length"] = new ShowEndsStyle(first: 1, last: 1, preserveLength: true),
        ["style-pseudonym"] = Pseudonym("text"),
        ["style-pseudonym-email"] = Pseudonym("email"),
        ["style-pseudonym-phone"] = Pseudonym("phone"),
    };

    public static PseudonymStyle Pseudonym(string fieldClass, string keyId = "k1") =>
        new(new PseudonymKey(keyId, "0123456789abcdef0123456789abcdef"u8), fieldClass);

    public static bool IsSensitive(ReadOnlySpan<char> key)
    {
        foreach (var word in (ReadOnlySpan<string>)["password", "pwd", "token", "secret", "key", "sig", "sessionid", "비밀번호"])
        {
            if (key.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Masks without the guard, so that a fault of our own is seen.</summary>
    public static string Mask(MaskStyle style, string value)
    {
        var masked = new char[style.GetMaskedLength(value)];
        style.Mask(value, masked);
        return new string(masked);
    }
}
