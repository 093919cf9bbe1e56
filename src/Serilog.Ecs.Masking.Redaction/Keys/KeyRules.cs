using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>Every rule about keys, from <c>key-rules.txt</c>.</summary>
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

    /// <summary>Gets the rules, the strictest of two that name one key first.</summary>
    public static IReadOnlyList<KeyRule> All { get; } = Read();

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

    private static List<KeyRule> Read()
    {
        var shared = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var rules = new List<KeyRule>();
        foreach (var (name, words) in DataFile.Entries("key-rules.txt"))
        {
            switch (name)
            {
                case "list":
                    shared[words[0]] = [.. shared.GetValueOrDefault(words[0], []), .. words[1..]];
                    break;

                case "rule":
                    rules.Add(KeyRule.Parse(words));
                    break;

                default:
                    rules[^1].Add(name, words.SelectMany(word => shared.GetValueOrDefault(word, [word])));
                    break;
            }
        }

        return rules;
    }
}
