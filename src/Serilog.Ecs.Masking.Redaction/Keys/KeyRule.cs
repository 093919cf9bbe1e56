using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>One kind of key whose values are hidden, with the words that name it. A test holds the table against real keys.</summary>
/// <param name="Id">The name by which settings turn the rule on or off, such as <c>key-password</c>.</param>
/// <param name="Class">Whether the values are secrets or personal data.</param>
/// <param name="Form">How the values are masked.</param>
/// <param name="OptIn">Whether the rule is off unless asked for.</param>
/// <param name="IsHeadNoun">Whether its words mean something else behind words such as <c>next</c> or <c>cursor</c>.</param>
internal sealed record KeyRule(string Id, RuleClass Class, KeyForm Form, bool OptIn, bool IsHeadNoun)
{
    private const string Separator = "|";
    private const string Joint = "_";
    private const string Literal = "literal";

    private static readonly string[] Lists =
    [
        "anywhere", "last", "whole", "nouns", "nouns-anywhere", "qualifiers", "glued", "inside", "word-end", Literal, "unless", "unless-behind", "cjk",
    ];

    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);
    private readonly List<string[]> _apart = [];

    /// <summary>Names of several words, which texts also write apart.</summary>
    public IEnumerable<string[]> Apart => _apart;

    /// <summary>Words and phrases that name such a value wherever they occur in a key; several words are written as one.</summary>
    public string[] Anywhere => Words("anywhere");

    /// <summary>Words and phrases that do so only at the end of a key.</summary>
    public string[] Last => Words("last");

    /// <summary>Words that do so only when they are the whole key.</summary>
    public string[] Whole => Words("whole");

    /// <summary>Nouns that do so at the end of a key, directly after one of <see cref="Qualifiers"/>.</summary>
    public string[] Nouns => Words("nouns");

    /// <summary>Nouns that do so elsewhere in a key too, as in <c>api_key_prod</c>.</summary>
    public string[] NounsAnywhere => Words("nouns-anywhere");

    /// <summary>The words that nouns follow.</summary>
    public string[] Qualifiers => Words("qualifiers");

    /// <summary>Short words that do so at the end of a word that begins with whose or what they are, as in <c>dbpass</c>.</summary>
    public string[] Glued => Words("glued");

    /// <summary>Words that count even in the middle of a long one.</summary>
    public string[] Inside => Words("inside");

    /// <summary>Words that count at the end of a long one.</summary>
    public string[] WordEnds => Words("word-end");

    /// <summary>What the literal rule looks for, wherever it is in a key.</summary>
    public string[] Literals => Words(Literal);

    /// <summary>Words of the rule that mean something else directly after one of <see cref="UnlessBehind"/>: the signature of a method.</summary>
    public string[] Unless => Words("unless");

    /// <summary>The words after which <see cref="Unless"/> mean something else.</summary>
    public string[] UnlessBehind => Words("unless-behind");

    /// <summary>Parts of Korean, Chinese and Japanese words, which are written together; with <c>$</c>, the end of one.</summary>
    public string[] Cjk => Words("cjk");

    /// <summary>Reads the first row of a rule: <c>key-ip | personal | network | opt-in</c>.</summary>
    public static KeyRule Parse(string[] words) => new(
        words[0],
        Enum.Parse<RuleClass>(words[2], ignoreCase: true),
        Enum.Parse<KeyForm>(words[4].Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
        words.Contains("opt-in"),
        words.Contains("head-noun"));

    /// <summary>Adds a row of words.</summary>
    /// <exception cref="FormatException">Rules have no such list.</exception>
    public void Add(string list, IEnumerable<string> words)
    {
        if (!Lists.Contains(list))
        {
            throw new FormatException($"The key rule '{Id}' has no words that are '{list}'.");
        }

        string[] added = [.. words];
        _apart.AddRange(added.Select(static word => word.Split(Joint)).Where(parts => list is not Literal && parts.Length > 1));
        _words[list] = [.. Words(list), .. added.Select(word => list is Literal ? word : word.Replace(Joint, "", StringComparison.Ordinal))];
    }

    private string[] Words(string list) => _words.GetValueOrDefault(list, []);
}
