using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>One kind of key whose values are hidden, with the words that name it. A test holds the table against real keys.</summary>
/// <param name="Id">The name by which settings turn the rule on or off, such as <c>key-password</c>.</param>
/// <param name="Class">Whether the values are secrets or personal data.</param>
/// <param name="Form">How the values are masked.</param>
/// <param name="OptIn">Whether the rule is off unless asked for.</param>
internal sealed record KeyRule(string Id, RuleClass Class, KeyForm Form, bool OptIn = false)
{
    /// <summary>Words and phrases that name such a value wherever they occur in a key; several words are written as one.</summary>
    public string Anywhere { get; init; } = "";

    /// <summary>Words and phrases that do so only at the end of a key.</summary>
    public string Last { get; init; } = "";

    /// <summary>Words that do so only when they are the whole key.</summary>
    public string Whole { get; init; } = "";

    /// <summary>Nouns that do so at the end of a key, directly after one of <see cref="Qualifiers"/>.</summary>
    public string Nouns { get; init; } = "";

    /// <summary>Whether <see cref="Nouns"/> do so elsewhere in a key too, as in <c>api_key_prod</c>.</summary>
    public bool NounsAnywhere { get; init; }

    /// <summary>The words that <see cref="Nouns"/> follow.</summary>
    public string Qualifiers { get; init; } = "";

    /// <summary>Short words that do so at the end of a word that begins with whose or what they are, as in <c>dbpass</c>.</summary>
    public string Glued { get; init; } = "";

    /// <summary>Words of the rule that mean something else directly after one of <see cref="UnlessBehind"/>: the signature of a method.</summary>
    public string Unless { get; init; } = "";

    /// <summary>The words after which <see cref="Unless"/> mean something else.</summary>
    public string UnlessBehind { get; init; } = "";

    /// <summary>Parts of Korean, Chinese and Japanese words, which are written together; with <c>$</c>, the end of one.</summary>
    public string Korean { get; init; } = "";
}
