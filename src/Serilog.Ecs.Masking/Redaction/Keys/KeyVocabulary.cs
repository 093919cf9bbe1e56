namespace Serilog.Ecs.Masking.Redaction;

/// <summary>The words of all rules, compiled for looking up. Shared by all policies.</summary>
internal static class KeyVocabulary
{
    /// <summary>The most words that a phrase is made of.</summary>
    public const int LongestPhrase = 4;

    public static readonly ulong PasswordRule = Bit(KeyRules.Password);

    /// <summary>Rules whose words mean something else behind words such as <c>next</c> or <c>cursor</c>.</summary>
    public static readonly ulong HeadNounRules = Bit(KeyRules.Token) | Bit("key-api-key") | Bit("key-one-time-code") | Bit("key-signature") | Bit("key-cookie");

    public static readonly ulong ConnectionStringRule = Bit("key-connection-string");

    public static readonly ulong TokenRule = Bit(KeyRules.Token);

    /// <summary>Phrases written as one word; a plural is looked up without its <c>s</c>.</summary>
    public static readonly WordTable<Entry> Phrases = new(Compile());

    /// <summary>Phrases of which the last word is a rule's and means something else.</summary>
    public static readonly WordSet Exceptions = new(
        KeyRules.All.SelectMany(rule => Split(rule.UnlessBehind).SelectMany(before => Split(rule.Unless).SelectMany(word => new[] { before + word, before + word + "s" }))));

    /// <summary>Parts of Korean words.</summary>
    public static readonly KeyPart[] Korean =
        [.. KeyRules.All.SelectMany(rule => Split(rule.Korean).Select(part => new KeyPart(part, Bit(rule.Id))))];

    /// <summary>What counts even in the middle of a long word.</summary>
    public static readonly KeyPart[] Glued =
    [
        new("password", PasswordRule), new("passwd", PasswordRule), new("passphrase", PasswordRule), new("passcode", PasswordRule),
        new("apikey", Bit("key-api-key")), new("secretkey", Bit("key-api-key")), new("accesskey", Bit("key-api-key")), new("privatekey", Bit("key-api-key")),
        new("authtoken", TokenRule), new("accesstoken", TokenRule), new("refreshtoken", TokenRule), new("apitoken", TokenRule),
        new("clientsecret", Bit("key-secret")), new("connectionstring", ConnectionStringRule), new("sessionid", Bit("key-session")),
    ];

    /// <summary>What counts at the end of a long word.</summary>
    public static readonly KeyPart[] GluedEnds =
    [
        new("token", TokenRule), new("secret", Bit("key-secret")), new("pwd", PasswordRule), new("jwt", TokenRule), new("cookie", Bit("key-cookie")),
        new("credential", Bit("key-credential")), new("creds", Bit("key-credential")), new("signature", Bit("key-signature")), new("connstr", ConnectionStringRule),
        new("cvv", Bit("key-card-code")), new("cvc", Bit("key-card-code")), new("otp", Bit("key-one-time-code")),
    ];

    // Whose or what a short word is, where both are written as one.
    private const string GluedQualifiers =
        "user my db admin root login smtp imap mail email mysql pg postgres sql redis mongo ldap ftp sftp ssh wifi client server app api master default test prod dev new old cur current " +
        "card bank atm sms phone mobile web http https site proxy vpn cert ssl tls keystore truststore store bind basic session account acct customer guest service sys system net win host";

    /// <summary>What the literal rule looks for, wherever it stands.</summary>
    public static readonly KeyPart[] Substrings =
    [
        new("password", PasswordRule), new("secret", Bit("key-secret")), new("token", TokenRule), new("api_key", Bit("key-api-key")), new("authorization", Bit("key-authorization")),
    ];

    public static ulong Bit(string ruleId)
    {
        for (var index = 0; index < KeyRules.All.Count; index++)
        {
            if (KeyRules.All[index].Id == ruleId)
            {
                return 1UL << index;
            }
        }

        throw new ArgumentException($"There is no key rule '{ruleId}'.", nameof(ruleId));
    }

    private static Dictionary<string, Entry> Compile()
    {
        var phrases = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var rule in KeyRules.All)
        {
            var bit = Bit(rule.Id);
            Add(phrases, Split(rule.Anywhere), new Entry(bit, 0, 0));
            Add(phrases, Split(rule.Last), new Entry(0, bit, 0));
            Add(phrases, Split(rule.Whole), new Entry(0, 0, bit));
            var nouns = Split(rule.Nouns).SelectMany(noun => Split(rule.Qualifiers).Select(qualifier => qualifier + noun));
            Add(phrases, nouns, rule.NounsAnywhere ? new Entry(bit, 0, 0) : new Entry(0, bit, 0));
            Add(phrases, Split(rule.Glued).SelectMany(noun => Split(GluedQualifiers).Select(qualifier => qualifier + noun)), new Entry(0, bit, 0));
        }

        return phrases;
    }

    private static void Add(Dictionary<string, Entry> phrases, IEnumerable<string> words, Entry entry)
    {
        foreach (var word in words)
        {
            phrases[word] = phrases.TryGetValue(word, out var known)
                ? new Entry(known.Anywhere | entry.Anywhere, known.Last | entry.Last, known.Whole | entry.Whole)
                : entry;
        }
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A part of a word, and the rules that it belongs to wherever it stands.</summary>
    public sealed record KeyPart(string Part, ulong Rules);

    /// <summary>Which rules a phrase belongs to, by where in the key it has to stand.</summary>
    public sealed record Entry(ulong Anywhere, ulong Last, ulong Whole);
}
