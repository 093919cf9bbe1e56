
namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>A kind of secret: how one is made up, what its mask may show, and what looks like one and is none.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Make">Makes one up.</param>
/// <param name="Harmless">Generates a text that must stay.</param>
/// <param name="Shown">The longest run of it that its mask shows.</param>
internal sealed record SecretKind(string Name, Func<RandomText, string> Make, Func<RandomText, string> Harmless, int Shown = 0)
{
    private static readonly string[] Cities = ["Lisbon", "Busan", "Oslo", "Quito", "Hanoi", "Turin"];

    private static readonly string[] Specials =
    [
        "\"", "'", ";", "&", "=", "{", "}", "<", ">", "\\", "/", "@", ":", "%", " ", "\n", "\t", ",", "[", "]", "(", ")", "|", "#", "$", "한", "é", "😀", "…",
        "%22", "\\\"", "->", "**",
    ];

    /// <summary>What a person chose; nothing of it may show.</summary>
    public static SecretKind Password { get; } = new("password", random => random.Like("[A-Za-z0-9]{12,20}"), City);

    /// <summary>The same, of any characters. Those between the special ones are in runs of eight.</summary>
    public static SecretKind AnyPassword { get; } = new("password of any characters", OfAnyCharacters, City);

    /// <summary>The same, of words that are also in names of keys; the words alone prove nothing.</summary>
    public static SecretKind WordyPassword { get; } = new("password of sensitive words", random => "Secret-Token-" + random.Like("[A-Za-z0-9]{10}"), City, 8);

    /// <summary>What a machine made; four characters at both ends may show.</summary>
    public static SecretKind Token { get; } = new("token", random => random.Like("[A-Za-z0-9_-]{32}"), City, 4);

    public static SecretKind Pin { get; } = new("PIN", random => random.Next(100_000, 999_999).ToString(), random => random.Next(100_000, 999_999).ToString());

    /// <summary>Too short to be looked for in all of an event, and too unusual to occur by chance.</summary>
    public static SecretKind Code { get; } = new("code", random => random.Like("[b-d][0-9][p-r][0-9][x-z]"), City);

    public static SecretKind Guid { get; } = new(
        "GUID", random => random.Like("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").ToLowerInvariant(),
        random => random.Like("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").ToLowerInvariant(), 4);

    // A digit after the four characters that may show, and letters at the end: normalised as a key, they are no longer a run.
    public static SecretKind GitHubToken { get; } = new("GitHub token", random => random.Like("ghp_[0-9][A-Za-z0-9]{31}[A-Za-z]{4}"), City, 4);

    public static SecretKind Email { get; } = new("e-mail address", random => random.Like("[a-z][a-z0-9]{12}@[a-z][a-z0-9]{12}.com"), City, 1);

    public static SecretKind HangulEmail { get; } = new(
        "Korean e-mail address", random => HangulWord(random) + random.Like("[a-z0-9]{9}") + "@" + HangulWord(random) + random.Like("[a-z0-9]{9}") + ".한국",
        HangulWord, 1);

    public static SecretKind Card { get; } = new(
        "card number", random => CheckedNumberGenerator.Card("4", 16, random), random => CheckedNumberGenerator.NoCard("4", 16, random), 4);

    public static SecretKind Amex { get; } = new(
        "American Express number", random => CheckedNumberGenerator.Card("37", 15, random), random => CheckedNumberGenerator.NoCard("37", 15, random), 4);

    public static SecretKind Iban { get; } = new("IBAN", CheckedNumberGenerator.Iban, CheckedNumberGenerator.NoIban, 5);

    public static SecretKind ResidentNumber { get; } = new(
        "resident registration number", random => CheckedNumberGenerator.Resident(random, random.Next(1, 12)),
        random => CheckedNumberGenerator.Resident(random, random.Next(13, 19), 70, 89), 7);

    public static SecretKind Phone { get; } = new(
        "phone number", random => "010-" + random.Digits(4) + "-" + random.Digits(4), random => "19-" + random.Digits(4) + "-" + random.Digits(4), 5);

    public static SecretKind Jwt { get; } = new(
        "JWT", random => CheckedNumberGenerator.Jwt("{\"alg\":\"HS256\"}", random), random => random.Like("qq[A-Za-z0-9_-]{18}.[A-Za-z0-9_-]{16}.[A-Za-z0-9_-]{22}"), 4);

    public static SecretKind AwsKeyId { get; } = new("AWS key id", random => random.Like("AKIA[A-Z0-9]{16}"), random => random.Like("AKIB[A-Z0-9]{16}"), 4);

    public static SecretKind KeyBlock { get; } = new(
        "body of a private key", random => random.Like("[A-Za-z0-9]{64}"), random => random.Like("[A-Za-z0-9]{64}"));

    public override string ToString() => Name;

    private static string City(RandomText random) => random.OneOf(Cities);

    private static string OfAnyCharacters(RandomText random) =>
        string.Join("", Enumerable.Range(0, 4).Select(_ => random.Like("[A-Za-z0-9]{8}") + random.OneOf(Specials))) + random.Like("[A-Za-z0-9]{8}");

    private static string HangulWord(RandomText random) =>
        string.Concat(Enumerable.Range(0, 5).Select(_ => (char)random.Next('가', '힣')));
}
