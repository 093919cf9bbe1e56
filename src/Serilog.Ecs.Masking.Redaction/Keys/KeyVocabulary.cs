using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>The words of all rules, compiled for looking up. Shared by all policies.</summary>
internal static class KeyVocabulary
{
    // More than there are, so that the table does not grow while it is filled.
    private const int ExpectedPhrases = 4_096;

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
    public static readonly WordSet Exceptions = new(ExceptionsOfAll());

    /// <summary>Parts of Korean words.</summary>
    public static readonly KeyPart[] Korean = KoreanOfAll();

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

    /// <summary>What the literal rule looks for, wherever it occurs.</summary>
    public static readonly KeyPart[] Substrings =
    [
        new("password", PasswordRule), new("secret", Bit("key-secret")), new("token", TokenRule), new("api_key", Bit("key-api-key")), new("authorization", Bit("key-authorization")),
    ];

    // Words that make a name of a noun after them, and parts of phrases.
    private static readonly WordSet AllQualifiers = new(
        [.. KeyRules.All.SelectMany(static rule => Split(rule.Qualifiers + " " + rule.Anywhere + " " + rule.Last + " " + rule.Korean.Replace("$", ""))).Concat(Split("social security routing credit debit e date of security"))]);

    /// <summary>Returns whether a word may make a sensitive name of the noun after it: <c>card</c> of <c>number</c>.</summary>
    public static bool Qualifies(ReadOnlySpan<char> word) => AllQualifiers.ContainsInAnyCase(word) || word[0] >= 0x80 || word.ContainsAny("_-.");

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
        var phrases = new Dictionary<string, Entry>(ExpectedPhrases, StringComparer.Ordinal);
        var qualifiers = Split(GluedQualifiers);
        foreach (var rule in KeyRules.All)
        {
            var bit = Bit(rule.Id);
            Add(phrases, Split(rule.Anywhere), new Entry(bit, 0, 0));
            Add(phrases, Split(rule.Last), new Entry(0, bit, 0));
            Add(phrases, Split(rule.Whole), new Entry(0, 0, bit));
            AddPhrases(phrases, Split(rule.Qualifiers), Split(rule.Nouns), rule.NounsAnywhere ? new Entry(bit, 0, 0) : new Entry(0, bit, 0));
            AddPhrases(phrases, qualifiers, Split(rule.Glued), new Entry(0, bit, 0));

            // Of one word it is looked for in it; of several, "계좌 번호", as any phrase is.
            Add(phrases, Split(rule.Korean.Replace("$", "")), new Entry(0, bit, 0));
        }

        return phrases;
    }

    private static void AddPhrases(Dictionary<string, Entry> phrases, string[] qualifiers, string[] nouns, Entry entry)
    {
        foreach (var noun in nouns)
        {
            foreach (var qualifier in qualifiers)
            {
                Add(phrases, qualifier + noun, entry);
            }
        }
    }

    private static void Add(Dictionary<string, Entry> phrases, string[] words, Entry entry)
    {
        foreach (var word in words)
        {
            Add(phrases, word, entry);
        }
    }

    private static void Add(Dictionary<string, Entry> phrases, string phrase, Entry entry)
    {
        if (!phrases.TryAdd(phrase, entry))
        {
            var known = phrases[phrase];
            phrases[phrase] = new Entry(known.Anywhere | entry.Anywhere, known.Last | entry.Last, known.Whole | entry.Whole);
        }
    }

    private static string[] ExceptionsOfAll()
    {
        var exceptions = new List<string>();
        foreach (var rule in KeyRules.All)
        {
            var words = Split(rule.Unless);
            foreach (var before in Split(rule.UnlessBehind))
            {
                foreach (var word in words)
                {
                    exceptions.Add(before + word);
                    exceptions.Add(before + word + "s");
                }
            }
        }

        return [.. exceptions];
    }

    private static KeyPart[] KoreanOfAll()
    {
        var parts = new List<KeyPart>();
        foreach (var rule in KeyRules.All)
        {
            foreach (var part in Split(rule.Korean))
            {
                parts.Add(new KeyPart(part.TrimEnd('$'), Bit(rule.Id), IsWhole: part[^1] == '$'));
            }
        }

        return [.. parts];
    }

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A part of a word, and the rules that it belongs to wherever it occurs; or only where nothing follows it.</summary>
    public sealed record KeyPart(string Part, ulong Rules, bool IsWhole = false);

    /// <summary>Which rules a phrase belongs to, by where in the key it must be.</summary>
    public sealed record Entry(ulong Anywhere, ulong Last, ulong Whole);
}
