using Serilog.Ecs.Masking.Document;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Finds the rule for the value of a pair, whose name is a value itself: <c>{ Key = password, Value = x }</c>.</summary>
internal static class PairNames
{
    /// <summary>What is longer is a sentence.</summary>
    private const int LongestName = 128;

    // As NameKey has them. The path of a JSON patch and of a configuration entry is one only as Path says.
    private static readonly WordSet NameMembers = new(
        """
        key name item1 header type field parameter id property column attribute variable setting argument param option
        parametername fieldname propertyname columnname attributename variablename settingname argumentname paramname optionname headername localname
        claimtype configkey settingkey membername parameterkey loc path
        """);

    private static readonly WordSet ValueMembers = new("item2 old new before after previous input");

    private static readonly WordSet OwnersOfKeys = new(
        "api jwt jws jwe jwtbearer bearer encryption decryption encrypt decrypt signing signature crypto hmac aes rsa tls ssl stripe openai anthropic sendgrid twilio mailgun");

    public static bool Names(ReadOnlySpan<char> name) => IsOneOf(name, NameMembers);

    /// <summary>Whether a member of this name holds what another names: <c>Value</c>, <c>OldValue</c>, <c>ValueBytes</c>, <c>Item2</c>.</summary>
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
            if (words.Word(word) is "value" or "values" or "val")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a member says what it holds only together with the object around it: the <c>holder</c> of a card, the <c>number</c> of an account, the <c>key</c> of JWTs.</summary>
    public static bool IsNamedByParent(ReadOnlySpan<char> name) =>
        (name.Length == 6 && (name.Equals("holder", StringComparison.OrdinalIgnoreCase) || name.Equals("number", StringComparison.OrdinalIgnoreCase))) || IsKey(name);

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
        foreach (var suffix in (ReadOnlySpan<string>)["settings", "options", "config", "configuration"])
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

    /// <summary>Whether a text is the path of a configuration entry, <c>Smtp:Password</c>, and not one of a URL or of files.</summary>
    public static bool IsConfigurationPath(ReadOnlySpan<char> text) => text.Contains(':') && !text.ContainsAny('/', '\\');

    /// <summary>Returns the rule for the member that is called <c>Value</c> or the like, or <see langword="null"/>.</summary>
    public static MaskRule? OfStructure(LogEventProperty[] members, MaskingPolicy policy)
    {
        MaskRule? rule = null;
        foreach (var member in members)
        {
            if (policy.Decide(member.Name).NamesPair && NameIn(member.Value) is { Length: <= LongestName } name && IsName(member.Name, name, members))
            {
                rule = MaskRule.Stricter(rule, policy.Decide(name.AsSpan()).Rule);
            }
        }

        return rule;
    }

    /// <summary>Returns the rule for a property of the event itself that is called <c>Value</c> or the like, or <see langword="null"/>.</summary>
    public static MaskRule? OfEvent(Dictionary<string, LogEventPropertyValue> properties, MaskingPolicy policy)
    {
        MaskRule? rule = null;
        foreach (var (member, value) in properties)
        {
            if (value is ScalarValue { Value: string { Length: <= LongestName } name } && policy.Decide(member).NamesPair && !IsPath(member))
            {
                rule = MaskRule.Stricter(rule, policy.Decide(name.AsSpan()).Rule);
            }
        }

        return rule;
    }

    // The name of an element of XML is an object itself.
    private static string? NameIn(LogEventPropertyValue value)
    {
        if (value is StructureValue structure)
        {
            foreach (var part in Contents.Of(structure))
            {
                if (part.Name == "LocalName")
                {
                    return (part.Value as ScalarValue)?.Value as string;
                }
            }
        }

        return (value as ScalarValue)?.Value as string;
    }

    // What a path leads to is named by it in a patch and in a configuration; elsewhere it only says where something was.
    private static bool IsName(string member, string name, LogEventProperty[] members) =>
        !IsPath(member) || IsConfigurationPath(name) || Array.Exists(members, static one => one.Name.Equals("op", StringComparison.OrdinalIgnoreCase));

    private static bool IsPath(string member) => member.Equals("path", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the rule for an element of a list that the one before it names: the second of a tuple, what follows an
    /// option of a command.
    /// </summary>
    public static MaskRule? OfElement(LogEventPropertyValue[] elements, int index, MaskingPolicy policy)
    {
        if (index == 0 || elements[index - 1] is not ScalarValue { Value: string { Length: > 1 and <= LongestName } name } || name.Contains(' ')
            || policy.Decide(name.AsSpan()).Rule is not { } rule)
        {
            return null;
        }

        if (elements[index] is not ScalarValue { Value: string value })
        {
            return rule;
        }

        // ["email", "password"] is a list of names, and ["--token", "--verbose"] of options.
        if (value.StartsWith('-') || WordList.IsOfNames(value, policy))
        {
            return null;
        }

        return index == 1 || IsOption(name) || !HasOnlyText(elements) || IsNoWord(value) ? rule : null;
    }

    private static bool IsOption(string name) => name[0] is '-' or '/';

    // What has a number or the like in it is a tuple, and no list of words.
    private static bool HasOnlyText(LogEventPropertyValue[] elements) => Array.TrueForAll(elements, static element => element is ScalarValue { Value: string });

    private static bool IsNoWord(string value) => (value.Any(char.IsAsciiDigit) || !PlainWords.Covers(value)) && !value.Contains(' ') && !NameValue.IsOther(value);

    private static bool IsOneOf(ReadOnlySpan<char> name, WordSet words)
    {
        const int Longest = 16;
        Span<char> letters = stackalloc char[Longest];
        return name.Length <= Longest && words.Contains(letters[..NameKey.Write(name, letters)]);
    }
}
