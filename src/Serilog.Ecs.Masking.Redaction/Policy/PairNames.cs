using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>Tells which names belong to a pair, of which one member names the value of the other: <c>{ Key = password, Value = x }</c>.</summary>
internal static class PairNames
{
    /// <summary>What is longer is a sentence.</summary>
    public const int LongestName = 128;

    // The path of a JSON patch and of a configuration entry is one only if Path confirms it.
    private static readonly WordSet NameMembers = WordLists.SetOf("pair-name");
    private static readonly WordSet ValueMembers = WordLists.SetOf("pair-value");
    private static readonly WordSet ValueWords = WordLists.SetOf("pair-value-word");
    private static readonly WordSet OwnersOfKeys = WordLists.SetOf("key-parent");
    private static readonly string[] SettingsSuffixes = WordLists.PhrasesOf("settings-suffix");

    public static bool Names(ReadOnlySpan<char> name) => IsOneOf(name, NameMembers);

    /// <summary>Returns whether a member of this name holds what another names: <c>Value</c>, <c>OldValue</c>, <c>ValueBytes</c>, <c>Item2</c>.</summary>
    public static bool IsValue(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[KeyWords.MaxLength];
        Span<byte> ends = stackalloc byte[KeyWords.MaxLength];
        return SaysValue(KeyWords.Of(name, letters, ends)) || IsOneOf(name, ValueMembers);
    }

    private static bool SaysValue(in KeyWords words)
    {
        for (var word = 0; word < words.Count; word++)
        {
            if (ValueWords.Contains(words.Word(word)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Returns whether a member has a meaning only together with the object around it: the <c>holder</c> of a card, the <c>number</c> of an account, the
    /// <c>key</c> of JWTs.
    /// </summary>
    public static bool IsNamedByParent(ReadOnlySpan<char> name) =>
        (name.Length == 6 && (name.Equals("holder", StringComparison.OrdinalIgnoreCase) || name.Equals("number", StringComparison.OrdinalIgnoreCase)))
            || IsKey(name);

    /// <summary>Returns the rule for such a member, or <see langword="null"/>.</summary>
    public static MaskRule? RuleOfParent(ReadOnlySpan<char> parent, ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        // Of several: "cards": [{ "holder": … }]
        parent = IsKey(name) ? OwnerOfKey(parent) : parent.EndsWith("s") ? parent[..^1] : parent;
        if (parent.IsEmpty || parent.Length > LongestName)
        {
            return null;
        }

        Span<char> both = stackalloc char[LongestName + 1 + name.Length];
        parent.CopyTo(both);
        both[parent.Length] = ' ';
        name.CopyTo(both[(parent.Length + 1)..]);
        return policy.Decide(both[..(parent.Length + 1 + name.Length)]).Rule;
    }

    // "Jwt", "JwtSettings", "jwt-options"; the key of a storage or a session is as often the name of something in it.
    private static ReadOnlySpan<char> OwnerOfKey(ReadOnlySpan<char> parent)
    {
        foreach (var suffix in SettingsSuffixes)
        {
            if (parent.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                parent = parent[..^suffix.Length].TrimEnd("_-.");
                break;
            }
        }

        return IsOneOf(parent, OwnersOfKeys) ? parent : default;
    }

    private static bool IsKey(ReadOnlySpan<char> name) => name.Length == 3 && name.Equals("key", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns whether a text is the path of a configuration entry, <c>Smtp:Password</c>, and not one of a URL or of files.</summary>
    public static bool IsConfigurationPath(ReadOnlySpan<char> text) => text.Contains(':') && !text.ContainsAny('/', '\\');

    private static bool IsOneOf(ReadOnlySpan<char> name, WordSet words)
    {
        const int Longest = 16;
        Span<char> letters = stackalloc char[Longest];
        return name.Length <= Longest && words.Contains(letters[..NameKey.Write(name, letters)]);
    }
}
