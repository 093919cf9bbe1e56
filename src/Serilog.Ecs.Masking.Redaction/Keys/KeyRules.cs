using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>Every rule about keys, as data.</summary>
internal static class KeyRules
{
    /// <summary>What the ids of all rules about keys begin with.</summary>
    public const string Prefix = "key-";

    public const string Password = "key-password";
    public const string Token = "key-token";
    public const string OneTimeCode = "key-one-time-code";
    public const string CardCode = "key-card-code";
    public const string Card = "key-card";
    public const string Email = "key-email";
    public const string Account = "key-account";
    public const string IdDocument = "key-id-document";
    public const string Session = "key-session";
    public const string BirthDate = "key-birth-date";
    public const string Custom = "key-custom";

    /// <summary>What Korean services know a person by, in place of the resident number: CI, the same everywhere, and DI, of one service.</summary>
    public const string LinkedIdentity = "key-linked-identity";

    private const string PersonQualifiers =
        "home street billing shipping mailing postal delivery residential residence permanent legal customer user contact " +
        "member patient recipient receiver buyer payer personal employee subscriber guest emergency owner";

    // What has a name, a signature or a licence and is nobody.
    private const string Technical =
        "type class method function assembly module namespace file directory font system member property field column parameter argument element attribute event " +
        "delegate constructor template generic call lambda local caller default dynamic process machine package rule software product library plugin model " +
        "duplicate dependency component project repository image asset content code source open spdx operation action resource";

    /// <summary>The rules, the strictest of two that name one key first.</summary>
    public static IReadOnlyList<KeyRule> All { get; } =
    [
        new(Custom, RuleClass.Secret, KeyForm.Token),
        new(Password, RuleClass.Secret, KeyForm.Typed)
        {
            Anywhere = "password passwd passwort passw pwd pswd psw pword passphrase passcode passkey passwrd mysqlpwd pgpassword dbpasswd bimil bimilbeonho " +
                "securityanswer secretanswer challengeanswer securityquestionanswer secretquestionanswer snmpcommunity communitystring contraseña contrasena motdepasse senha heslo haslo hasło wachtwoord lösenord losenord passord kennwort adgangskode пароль",
            Last = "pass pw psk presharedkey",
            Glued = "pass pw psk",
            Nouns = "hash salt nonce digest",
            Qualifiers = "password passwd pwd pass pw encryption ntlm lm",
            Unless = "pass",
            UnlessBehind = "boarding season render band high low multi compile first second third single final",
            Korean = "비밀번호 암호 패스워드 비번 密码 密碼 口令 パスワード 暗証番号",
        },
        new(OneTimeCode, RuleClass.Secret, KeyForm.Typed)
        {
            Anywhere = "pin pincode otp totp hotp mpin tpin puk onetimepassword onetimepasscode",
            Glued = "pin otp",
            Nouns = "code",
            NounsAnywhere = true,
            Qualifiers = "otp verification verify auth sms security mfa 2fa tfa access pin recovery backup confirmation confirm onetime authentication totp " +
                "activation reset login signin email twofactor twostep unlock puk pairing",
            Unless = "pin",
            UnlessBehind = "gpio led sda scl",
            Korean = "인증번호 인증코드 보안코드 핀번호 验证码 驗證碼 認証コード",
        },
        new(CardCode, RuleClass.Secret, KeyForm.Typed) 
        {
            Anywhere = "cvv cvc csc cvn cardverificationvalue cardvalidationcode cardtrackdata trackdata trackequivalentdata magstripe magneticstripe pinblock cavv ucaf authenticationvalue cryptogram",
            Glued = "cvv cvc",
        },
        new("key-recovery-phrase", RuleClass.Secret, KeyForm.Typed)
        {
            Nouns = "phrase",
            NounsAnywhere = true,
            Qualifiers = "recovery seed mnemonic backup secret",
            Last = "walletseed masterseed mnemonicseed totpseed mfaseed recoveryseed",
            Whole = "mnemonic seedphrase",
        },
        new("key-authorization", RuleClass.Secret, KeyForm.Authorization)
        {
            Anywhere = "authorization",
            Last = "auth authheader authorizationheader aspxauth",
            Glued = "auth",
        },
        new("key-cookie", RuleClass.Secret, KeyForm.Cookie) { Anywhere = "cookie setcookie", Glued = "cookie" },
        new("key-connection-string", RuleClass.Secret, KeyForm.ConnectionString) { Anywhere = "connectionstring connstr connstring connectionstr" },
        new("key-secret", RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "secret clientsecret secretid secretvalue appsecret",
            Unless = "secret",
            UnlessBehind = "existing",
            Korean = "비밀키 시크릿 密钥 密鑰",
        },
        new("key-credential", RuleClass.Secret, KeyForm.Token) { Anywhere = "credential cred", Last = "dockerconfigjson dockercfg", Glued = "cred creds credential credentials" },
        new(Token, RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "jwt jws jwe bearer csrftoken xsrftoken csrf xsrf authtoken accesstoken refreshtoken idtoken sastoken sessiontoken apitoken bearertoken " +
                "samlresponse samlassertion clientassertion codeverifier oauthverifier authticket kerberosticket ticketgrantingticket",
            Last = "token devicecode idtokenhint assertion ticket",
            Glued = "jwt",
            Nouns = "pat",
            Qualifiers = "github gitlab gh azure devops ado ext git",
            Unless = "token",
            UnlessBehind = "first per output prompt completion reasoning idempotency starting start end expected unexpected lookahead fencing lock " +
                "separator sep cls unk mask",
            Korean = "토큰 令牌 トークン",
        },
        new("key-api-key", RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "apikey authkey privatekey privkey secretkey accesskey secretaccesskey kek dek secretkeybase keymaterial api키 access키 secret키",
            Nouns = "key",
            NounsAnywhere = true,
            Qualifiers = "api access secret private encrypt encryption decrypt decryption sign signing signature master account auth client shared storage app " +
                "service subscription billing license ssh deploy webhook hmac aes rsa session security consumer admin root host function db jwt crypto cloud " +
                "cosmos search pem kms hsm vault cipher integration ingest ingestion instrumentation merchant developer application server functions enc crypt encrypting symmetric wrapping wrapped " +
                "tls ssl cert fernet mac wifi wep wpa recovery reset activation unseal fcm gcm apns rapidapi ssecustomer aws azure gcp google stripe twilio sendgrid mailgun openai anthropic " +
                "github gitlab slack datadog dd newrelic sentry algolia cloudflare firebase maps mapbox kakao naver toss telegram discord paypal braintree adyen razorpay klarna mollie " +
                "mailchimp postmark pagerduty pusher okta heroku netlify supabase pinecone huggingface mistral deepl grafana elastic honeycomb rollbar bugsnag mixpanel amplitude zendesk hubspot " +
                "intercom salesforce shopify plaid coinbase kraken binance airtable contentful launchdarkly snyk sonar vonage nexmo messagebird",
            Korean = "인증키 암호키 암호화키 개인키 서명키 접근키 액세스키 대칭키 마스터키",
        },
        new(Session, RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "sessionid sessid jsessionid phpsessid sid sessionkey 세션id",
            Nouns = "session",
            Qualifiers = "user auth laravel",
            Korean = "세션아이디 세션키",
            Unless = "sid",
            UnlessBehind = "account subaccount message call group domain primary owner creator service conversation workspace verification chat trunk flow recording conference participant " +
                "queue worker task target logon oracle database",
        },
        new("key-signature", RuleClass.Secret, KeyForm.Token)
        {
            Anywhere = "hmac",
            Last = "signature sig",
            Nouns = "salt nonce",
            Qualifiers = "user auth hash",
            Unless = "signature sig",
            UnlessBehind = "type class method function assembly field property event delegate constructor template generic call lambda variable operator",
        },
        new("key-resident-number", RuleClass.Personal, KeyForm.ResidentNumber)
        {
            Anywhere = "rrn frn jumin juminno juminnumber residentnumber residentno residentregno residentregistrationno residentregistrationnumber rrno alienregistrationnumber foreignerregistrationnumber foreignernumber",
            Korean = "주민등록번호 주민번호 외국인등록번호 외국인번호",
        },
        new("key-ssn", RuleClass.Personal, KeyForm.SocialSecurityNumber) { Anywhere = "ssn socialsecurity socialsecuritynumber socialsecurityno", Glued = "ssn" },
        new(Card, RuleClass.Personal, KeyForm.Card)
        {
            Anywhere = "creditcard debitcard primaryaccountnumber cardpan",
            Nouns = "number no num",
            Qualifiers = "card cc pan creditcard debitcard",
            Whole = "pan",
            Korean = "카드번호",
        },
        new("key-iban", RuleClass.Personal, KeyForm.Iban) { Anywhere = "iban", Glued = "iban" },
        new(Account, RuleClass.Personal, KeyForm.Account)
        {
            Last = "bankaccount",
            Nouns = "number no num",
            Qualifiers = "account acct bank iban acnt accnt",
            Korean = "계좌번호 계좌",
        },
        new(IdDocument, RuleClass.Personal, KeyForm.Full)
        {
            Last = "passport license licence idcard identitycard identitynumber identityno " +
                "aadhaar aadhar personnummer cpf curp pesel nino nationalinsurancenumber nationalinsuranceno taxidentificationnumber socialinsurancenumber medicalrecordnumber healthinsurancenumber medicarenumber nhsnumber",
            Nouns = "number no num id",
            Qualifiers = "passport license licence tax taxpayer national citizen driverlicense driverslicense drivinglicense drivinglicence nationalid idcard identitycard aadhaar aadhar",
            Unless = "license licence licenses licences",
            UnlessBehind = Technical,
            Korean = "여권번호 운전면허번호 면허번호",
        },
        new(LinkedIdentity, RuleClass.Personal, KeyForm.Full)
        {
            Last = "ci di conninfo dupinfo uniquekey uniqueinsite",
            Korean = "연계정보 중복가입확인정보",
        },
        new(Email, RuleClass.Personal, KeyForm.Email)
        {
            Last = "email emailaddress emailaddr emailaddresses mailaddress",
            Nouns = "mail",
            Qualifiers = PersonQualifiers + " client e work private",
            Korean = "이메일 메일주소",
        },
        new("key-phone", RuleClass.Personal, KeyForm.Phone)
        {
            Last = "phone phonenumber phoneno phonenum telephone telephonenumber mobilephone mobilenumber mobileno cellphone cellnumber msisdn telno telnumber hpno " +
                "faxnumber faxno contactnumber contactno handphone whatsappnumber",
            Nouns = "mobile tel hp cell fax",
            Qualifiers = PersonQualifiers + " client work private",
            Korean = "휴대폰 휴대전화 전화번호 핸드폰 연락처",
        },
        new("key-address", RuleClass.Personal, KeyForm.Full)
        {
            Last = "street streetaddress streetname addressline addr1 addr2 address1 address2",
            Nouns = "address addr addresses",

            // Not of a client, and not a private one: that is a machine's, as in client.address of ECS.
            Qualifiers = PersonQualifiers + " road jibun detail work registered correspondence",
            Unless = "addr1 addr2 address1 address2",
            UnlessBehind = "ip mac server host dns remote local bind listen memory base client source src dest dst destination target gateway network net peer node private public web virtual " +
                "physical bus device slave contract wallet email mail",
            Korean = "주소 배송지$ 수령지$ 거주지$",
        },
        new(BirthDate, RuleClass.Personal, KeyForm.BirthDate)
        {
            Last = "birth birthday bday dob birthdate birthyear dateofbirth birthymd birthdt brthdy brthymd",
            Korean = "생년월일 생일",
        },
        new("key-name", RuleClass.Personal, KeyForm.Name)
        {
            Last = "firstname lastname fullname realname givenname familyname surname middlename maidenname legalname cardholder accountholder nameoncard holdername usernm usrnm acntholder",
            Nouns = "name nm",
            Qualifiers = "customer contact member patient cardholder accountholder policyholder beneficiary recipient applicant payee payer debtor creditor employee guest person student insured cust mbr mber emp rcver rcvr",
            Unless = "fullname familyname membername membernames",
            UnlessBehind = Technical,
            Korean = "이름 성명 고객명 회원명 예금주 수취인명 수령인명 주문자명 신청자명 신청인명 가입자명 환자명 보호자명 예약자명 입금자명 계약자명 대표자명 직원명 사원명 " +
                "수취인$ 수령인$ 신청인$ 주문자$ 예약자$ 입금자$ 송금인$ 보호자$ 피보험자$ 계약자$ 세대주$ 받는분$ 받는사람$ 보내는분$ 보내는사람$",
        },
        new("key-ip", RuleClass.Personal, KeyForm.Network, OptIn: true)
        {
            Last = "ip ipaddress ipaddr clientip clientaddress remoteip remoteaddress remoteaddr xforwardedfor forwardedfor xrealip",
        },
    ];

    /// <summary>Returns the rule called <paramref name="id"/>, or <see langword="null"/>.</summary>
    public static KeyRule? Find(string id)
    {
        foreach (var rule in All)
        {
            if (rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                return rule;
            }
        }

        return null;
    }
}
