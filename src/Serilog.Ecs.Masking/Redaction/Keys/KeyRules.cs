using System.Collections.Frozen;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Every rule about keys, as data.</summary>
internal static class KeyRules
{
    public const string Password = "key-password";
    public const string Token = "key-token";
    public const string Custom = "key-custom";

    private const string PersonQualifiers =
        "home street billing shipping mailing postal delivery residential residence permanent legal customer user contact " +
        "member patient recipient receiver buyer payer personal private employee subscriber guest emergency owner";

    /// <summary>The rules, the strictest of two that name one key first.</summary>
    public static IReadOnlyList<KeyRule> All { get; } =
    [
        new(Custom, RuleClass.Secret, KeyForm.Token),
        new(Password, RuleClass.Secret, KeyForm.Typed)
        {
            Anywhere = "password passwd passwort passw pwd pswd psw pword passphrase passcode passkey userpass mysqlpwd pgpassword dbpass dbpasswd bimil bimilbeonho",
            Last = "pass pw",
            Nouns = "hash salt nonce",
            Qualifiers = "password passwd pwd encryption",
            Korean = "비밀번호 암호 패스워드 비번",
        },
        new("key-one-time-code", RuleClass.Secret, KeyForm.Typed)
        {
            Anywhere = "pin pincode otp totp hotp",
            Nouns = "code",
            NounsAnywhere = true,
            Qualifiers = "otp verification auth sms security mfa 2fa tfa access pin recovery backup confirmation onetime authentication totp",
            Korean = "인증번호 인증코드 보안코드",
        },
        new("key-card-code", RuleClass.Secret, KeyForm.Typed) { Anywhere = "cvv cvc csc cvn" },
        new("key-recovery-phrase", RuleClass.Secret, KeyForm.Typed)
        {
            Nouns = "phrase",
            NounsAnywhere = true,
            Qualifiers = "recovery seed mnemonic backup secret",
            Whole = "mnemonic seedphrase",
        },
        new("key-authorization", RuleClass.Secret, KeyForm.Authorization)
        {
            Anywhere = "authorization",
            Last = "auth authheader authorizationheader",
        },
        new("key-cookie", RuleClass.Secret, KeyForm.Cookie) { Anywhere = "cookie setcookie" },
        new("key-connection-string", RuleClass.Secret, KeyForm.ConnectionString) { Anywhere = "connectionstring connstr connstring connectionstr" },
        new("key-secret", RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "secret clientsecret secretid secretvalue appsecret",
            Korean = "비밀키 시크릿",
        },
        new("key-credential", RuleClass.Secret, KeyForm.Token) { Anywhere = "credential cred" },
        new(Token, RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "jwt jws jwe bearer csrftoken xsrftoken csrf xsrf authtoken accesstoken refreshtoken idtoken sastoken sessiontoken apitoken bearertoken",
            Last = "token",
            Korean = "토큰",
        },
        new("key-api-key", RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "apikey authkey privatekey privkey secretkey accesskey secretaccesskey kek dek api키 access키 secret키",
            Nouns = "key",
            NounsAnywhere = true,
            Qualifiers = "api access secret private encrypt encryption decrypt decryption sign signing signature master account auth client shared storage app " +
                "service subscription license ssh deploy webhook hmac aes rsa session security consumer admin root host function db jwt crypto cloud " +
                "cosmos search pem kms hsm vault cipher integration ingest ingestion instrumentation merchant developer aws azure gcp google stripe twilio sendgrid mailgun openai anthropic " +
                "github gitlab slack datadog dd newrelic sentry algolia cloudflare firebase maps kakao naver toss telegram discord",
            Korean = "인증키 암호키 암호화키",
        },
        new("key-session", RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "sessionid sessid jsessionid phpsessid sid sessionkey",
            Nouns = "session",
            Qualifiers = "user auth",
        },
        new("key-signature", RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "hmac",
            Last = "signature sig",
            Nouns = "salt nonce",
            Qualifiers = "user auth",
        },
        new("key-resident-number", RuleClass.Personal, KeyForm.ResidentNumber)
        {
            Anywhere = "rrn frn jumin juminno juminnumber residentnumber residentno residentregistrationnumber",
            Korean = "주민등록번호 주민번호 외국인등록번호",
        },
        new("key-ssn", RuleClass.Personal, KeyForm.SocialSecurityNumber) { Anywhere = "ssn socialsecurity socialsecuritynumber socialsecurityno" },
        new("key-card", RuleClass.Personal, KeyForm.Card)
        {
            Anywhere = "creditcard debitcard",
            Nouns = "number no num",
            Qualifiers = "card pan creditcard debitcard",
            Whole = "pan",
            Korean = "카드번호",
        },
        new("key-iban", RuleClass.Personal, KeyForm.Iban) { Anywhere = "iban" },
        new("key-account", RuleClass.Personal, KeyForm.Account)
        {
            Last = "bankaccount",
            Nouns = "number no num",
            Qualifiers = "account acct bank iban",
            Korean = "계좌번호",
        },
        new("key-id-document", RuleClass.Personal, KeyForm.Full)
        {
            Last = "passport license licence nationalid",
            Nouns = "number no num id",
            Qualifiers = "passport license licence tax driverlicense driverslicense nationalid",
            Korean = "여권번호 운전면허번호 면허번호",
        },
        new("key-email", RuleClass.Personal, KeyForm.Email)
        {
            Last = "email emailaddress emailaddr",
            Nouns = "mail mailaddress",
            Qualifiers = PersonQualifiers + " client e work",
            Korean = "이메일 메일주소",
        },
        new("key-phone", RuleClass.Personal, KeyForm.Phone)
        {
            Last = "phone phonenumber phoneno phonenum telephone telephonenumber mobilephone mobilenumber mobileno cellphone cellnumber msisdn telno hpno",
            Nouns = "mobile tel hp cell fax",
            Qualifiers = PersonQualifiers + " client work",
            Korean = "휴대폰 휴대전화 전화번호 핸드폰 연락처",
        },
        new("key-address", RuleClass.Personal, KeyForm.Full)
        {
            Last = "street streetaddress",
            Nouns = "address addr addressline addressline1 addresses",

            // Not of a client: that is a machine's, as in client.address of ECS.
            Qualifiers = PersonQualifiers,
            Korean = "주소",
        },
        new("key-birth-date", RuleClass.Personal, KeyForm.BirthDate)
        {
            Last = "birth birthday dob birthdate dateofbirth",
            Korean = "생년월일 생일",
        },
        new("key-name", RuleClass.Personal, KeyForm.Name)
        {
            Last = "firstname lastname fullname realname givenname familyname surname middlename maidenname legalname",
            Nouns = "name",
            Qualifiers = "customer contact member patient cardholder beneficiary recipient applicant",
            Korean = "이름 성명",
        },
        new("key-ip", RuleClass.Personal, KeyForm.Network, OptIn: true)
        {
            Last = "ip ipaddress ipaddr clientip clientaddress remoteip remoteaddress remoteaddr xforwardedfor forwardedfor xrealip",
        },
    ];

    private static readonly FrozenDictionary<string, KeyRule> ById = All.ToFrozenDictionary(rule => rule.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the rule called <paramref name="id"/>, or <see langword="null"/>.</summary>
    public static KeyRule? Find(string id) => ById.GetValueOrDefault(id);
}
