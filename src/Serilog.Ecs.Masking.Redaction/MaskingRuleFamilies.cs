namespace Serilog.Ecs.Masking;

/// <summary>
/// The names of the families of rules. Where options take the id of a rule, a family means all of its rules: those that know a value by
/// its name, and those that know it by its shape.
/// </summary>
public static class MaskingRuleFamilies
{
    /// <summary>Passwords, passphrases and recovery phrases.</summary>
    public const string Password = "password";

    /// <summary>PINs and one-time codes.</summary>
    public const string OneTimeCode = "one-time-code";

    /// <summary>Card numbers.</summary>
    public const string Card = "card";

    /// <summary>Verification codes, track data and chip data of cards.</summary>
    public const string CardSecret = "card-secret";

    /// <summary>Authorization headers and credentials after an authentication scheme.</summary>
    public const string Authorization = "authorization";

    /// <summary>Cookies and session identifiers.</summary>
    public const string Session = "session";

    /// <summary>Secrets, credentials, connection strings and credentials in URLs.</summary>
    public const string Secret = "secret";

    /// <summary>Tokens, JSON web tokens included.</summary>
    public const string Token = "token";

    /// <summary>API keys and private keys.</summary>
    public const string Key = "key";

    /// <summary>Signatures and message authentication codes.</summary>
    public const string Signature = "signature";

    /// <summary>Credentials of vendors, by shape.</summary>
    public const string Vendor = "vendor";

    /// <summary>Bank account numbers.</summary>
    public const string BankAccount = "bank-account";

    /// <summary>Korean resident registration numbers and what replaces them.</summary>
    public const string ResidentNumber = "resident-number";

    /// <summary>United States social security numbers.</summary>
    public const string SocialSecurityNumber = "social-security-number";

    /// <summary>Numbers of passports, licences and identity cards.</summary>
    public const string IdentityDocument = "identity-document";

    /// <summary>Identity numbers of further countries. Off by default.</summary>
    public const string NationalIdentity = "national-identity";

    /// <summary>E-mail addresses.</summary>
    public const string Email = "email";

    /// <summary>Telephone numbers.</summary>
    public const string Phone = "phone";

    /// <summary>Postal addresses.</summary>
    public const string PostalAddress = "postal-address";

    /// <summary>Birth dates.</summary>
    public const string BirthDate = "birth-date";

    /// <summary>Names of people.</summary>
    public const string PersonName = "person-name";

    /// <summary>IP and MAC addresses. Off by default.</summary>
    public const string Network = "network";

    /// <summary>Korean business registration numbers. Off by default.</summary>
    public const string BusinessNumber = "business-number";

    /// <summary>Geographic coordinates. Off by default.</summary>
    public const string Location = "location";

    /// <summary>Random text without a name. Off by default.</summary>
    public const string Entropy = "entropy";
}
