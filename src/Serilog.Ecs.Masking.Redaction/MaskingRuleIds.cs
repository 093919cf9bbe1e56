namespace Serilog.Ecs.Masking;

/// <summary>
/// The ids of the rules. Rules for the credentials of vendors are not listed here: their id is the name of the vendor, such as
/// <c>github</c>. The page of rules lists all.
/// </summary>
public static class MaskingRuleIds
{
    /// <summary>Passwords and passphrases, by name.</summary>
    public const string Password = "key-password";

    /// <summary>PINs and one-time codes, by name.</summary>
    public const string OneTimeCode = "key-one-time-code";

    /// <summary>Verification codes and track data of cards, by name.</summary>
    public const string CardCode = "key-card-code";

    /// <summary>Recovery phrases and seeds, by name.</summary>
    public const string RecoveryPhrase = "key-recovery-phrase";

    /// <summary>Values of <c>Authorization</c> headers, by name.</summary>
    public const string Authorization = "key-authorization";

    /// <summary>Cookies, by name.</summary>
    public const string Cookies = "key-cookie";

    /// <summary>Connection strings, by name.</summary>
    public const string ConnectionString = "key-connection-string";

    /// <summary>Secrets, by name.</summary>
    public const string Secret = "key-secret";

    /// <summary>Credentials, by name.</summary>
    public const string Credential = "key-credential";

    /// <summary>Tokens, by name.</summary>
    public const string Token = "key-token";

    /// <summary>Keys of programming interfaces and of cryptography, by name.</summary>
    public const string ApiKey = "key-api-key";

    /// <summary>Session identifiers, by name.</summary>
    public const string Session = "key-session";

    /// <summary>Signatures and message authentication codes, by name.</summary>
    public const string Signature = "key-signature";

    /// <summary>Korean resident registration numbers, by name.</summary>
    public const string ResidentNumberByName = "key-resident-number";

    /// <summary>United States social security numbers, by name.</summary>
    public const string SocialSecurityNumberByName = "key-ssn";

    /// <summary>Card numbers, by name.</summary>
    public const string CardByName = "key-card";

    /// <summary>International bank account numbers, by name.</summary>
    public const string IbanByName = "key-iban";

    /// <summary>Bank account numbers, by name.</summary>
    public const string Account = "key-account";

    /// <summary>Numbers of passports, licences and identity cards, by name.</summary>
    public const string IdDocument = "key-id-document";

    /// <summary>The CI and DI by which Korean services identify a person, by name.</summary>
    public const string LinkedIdentity = "key-linked-identity";

    /// <summary>E-mail addresses, by name.</summary>
    public const string EmailByName = "key-email";

    /// <summary>Telephone numbers, by name.</summary>
    public const string PhoneByName = "key-phone";

    /// <summary>Postal addresses, by name.</summary>
    public const string Address = "key-address";

    /// <summary>Birth dates, by name.</summary>
    public const string BirthDate = "key-birth-date";

    /// <summary>Names of people, by name.</summary>
    public const string PersonName = "key-name";

    /// <summary>IP addresses, by name. Off by default.</summary>
    public const string IpAddressByName = "key-ip";

    /// <summary>Values of <see cref="MaskingOptions.SensitiveKeys"/>.</summary>
    public const string Custom = "key-custom";

    /// <summary>JSON web tokens, by shape.</summary>
    public const string JsonWebToken = "jwt";

    /// <summary>Credentials after an authentication scheme such as <c>Bearer</c>.</summary>
    public const string AuthScheme = "auth-scheme";

    /// <summary>PEM blocks of private keys.</summary>
    public const string PrivateKey = "pem";

    /// <summary>User names and passwords in URLs.</summary>
    public const string UrlUserInfo = "url-userinfo";

    /// <summary>E-mail addresses, by shape.</summary>
    public const string Email = "email";

    /// <summary>Card numbers, by shape and check digit.</summary>
    public const string Card = "card";

    /// <summary>Track and chip data of cards, by shape.</summary>
    public const string CardTrack = "card-track";

    /// <summary>International bank account numbers, by shape and check digits.</summary>
    public const string Iban = "iban";

    /// <summary>Korean resident registration numbers, by shape.</summary>
    public const string KoreanResidentNumber = "kr-rrn";

    /// <summary>Korean foreigner registration numbers, by shape.</summary>
    public const string KoreanForeignerNumber = "kr-frn";

    /// <summary>Korean telephone numbers, by shape.</summary>
    public const string KoreanPhone = "kr-phone";

    /// <summary>Telephone numbers with a country code, by shape.</summary>
    public const string InternationalPhone = "intl-phone";

    /// <summary>Telephone numbers of North America, by shape.</summary>
    public const string UnitedStatesPhone = "us-phone";

    /// <summary>United States social security numbers, by shape.</summary>
    public const string SocialSecurityNumber = "us-ssn";

    /// <summary>IPv4 addresses, by shape. Off by default.</summary>
    public const string Ipv4 = "ipv4";

    /// <summary>IPv6 addresses, by shape. Off by default.</summary>
    public const string Ipv6 = "ipv6";

    /// <summary>MAC addresses, by shape. Off by default.</summary>
    public const string Mac = "mac";

    /// <summary>Korean passport numbers, by shape. Off by default.</summary>
    public const string KoreanPassport = "kr-passport";

    /// <summary>Korean driving licence numbers, by shape. Off by default.</summary>
    public const string KoreanDriverLicense = "kr-driver";

    /// <summary>Korean business registration numbers, by shape and check digit. Off by default.</summary>
    public const string KoreanBusinessNumber = "kr-brn";

    /// <summary>Geographic coordinates, by shape. Off by default.</summary>
    public const string Coordinates = "coordinates";

    /// <summary>Random text without a name. Off by default.</summary>
    public const string HighEntropy = "high-entropy";

    /// <summary>Australian tax file numbers, by shape and check digits. Off by default.</summary>
    public const string AustralianTaxFileNumber = "au-tfn";

    /// <summary>Belgian national register numbers, by shape and check digits. Off by default.</summary>
    public const string BelgianNationalNumber = "be-national";

    /// <summary>Brazilian company numbers (CNPJ), by shape and check digits. Off by default.</summary>
    public const string BrazilianCompanyNumber = "br-cnpj";

    /// <summary>Brazilian tax numbers (CPF), by shape and check digits. Off by default.</summary>
    public const string BrazilianTaxNumber = "br-cpf";

    /// <summary>Canadian social insurance numbers, by shape and check digits. Off by default.</summary>
    public const string CanadianSocialInsuranceNumber = "ca-sin";

    /// <summary>Chinese resident identity numbers, by shape and check digits. Off by default.</summary>
    public const string ChineseResidentNumber = "cn-resident";

    /// <summary>German tax identification numbers, by shape and check digits. Off by default.</summary>
    public const string GermanTaxNumber = "de-tax-id";

    /// <summary>Spanish identity numbers (DNI), by shape and check digits. Off by default.</summary>
    public const string SpanishIdentityNumber = "es-dni";

    /// <summary>Spanish foreigner numbers (NIE), by shape and check digits. Off by default.</summary>
    public const string SpanishForeignerNumber = "es-nie";

    /// <summary>Finnish identity codes (HETU), by shape and check digits. Off by default.</summary>
    public const string FinnishIdentityCode = "fi-hetu";

    /// <summary>French social security numbers (NIR), by shape and check digits. Off by default.</summary>
    public const string FrenchSocialSecurityNumber = "fr-nir";

    /// <summary>British health service numbers (NHS), by shape and check digits. Off by default.</summary>
    public const string BritishHealthServiceNumber = "gb-nhs";

    /// <summary>British national insurance numbers, by shape and check digits. Off by default.</summary>
    public const string BritishNationalInsuranceNumber = "gb-nino";

    /// <summary>Indian Aadhaar numbers, by shape and check digits. Off by default.</summary>
    public const string IndianAadhaarNumber = "in-aadhaar";

    /// <summary>Indian permanent account numbers (PAN), by shape. Off by default.</summary>
    public const string IndianAccountNumber = "in-pan";

    /// <summary>Italian fiscal codes, by shape and check digits. Off by default.</summary>
    public const string ItalianFiscalCode = "it-codice-fiscale";

    /// <summary>Japanese individual numbers (My Number), by shape and check digits. Off by default.</summary>
    public const string JapaneseMyNumber = "jp-my-number";

    /// <summary>Dutch citizen service numbers (BSN), by shape and check digits. Off by default.</summary>
    public const string DutchCitizenNumber = "nl-bsn";

    /// <summary>Polish PESEL numbers, by shape and check digits. Off by default.</summary>
    public const string PolishPesel = "pl-pesel";

    /// <summary>Swedish personal identity numbers, by shape and check digits. Off by default.</summary>
    public const string SwedishPersonalNumber = "se-personnummer";

    /// <summary>Taiwanese identity numbers, by shape and check digits. Off by default.</summary>
    public const string TaiwaneseIdentityNumber = "tw-national";

    /// <summary>South African identity numbers, by shape and check digits. Off by default.</summary>
    public const string SouthAfricanIdentityNumber = "za-id";

    /// <summary>Base64 that holds something to mask, with <see cref="MaskingOptions.DecodeBase64"/>.</summary>
    public const string Encoded = "base64";

    /// <summary>The rest of a text that would take too long to search.</summary>
    public const string Budget = "budget";

    /// <summary>Values that could not be judged because of an error.</summary>
    public const string Fault = "fault";

    /// <summary>Members of objects that an attribute hides.</summary>
    public const string Marked = "marked";

    /// <summary>Values that the <c>Pii</c> list of an event names.</summary>
    public const string Listed = "pii-list";

    /// <summary>Arguments of an event for which its template has no hole.</summary>
    public const string UnnamedArgument = "unnamed-argument";
}
