using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Judges the string literals in expressions.</summary>
internal static class CodeLiteral
{
    private const int LongestDelimiter = 3;
    private const int LongestFormat = 8;

    /// <summary>
    /// Returns whether a literal tells the code where or how to read a value, and is not the value: the name of a variable, of a header or of an
    /// algorithm, a delimiter, a sentence. The default of a setting may be a password.
    /// </summary>
    public static bool IsHarmless(ReadOnlySpan<char> literal, MaskingPolicy policy)
    {
        var word = literal.Trim(" :=.-?");
        return IsDelimiter(literal)
            || IsNameOfVariable(word, policy)
            || (Vocabulary.Classify(word) & (WordClass.Algorithm | WordClass.AuthScheme | WordClass.Type)) != 0
            || ThingNames.IsFileName(word)
            || word.Count(' ') > 1;
    }

    // ", ", "%s.%s"
    private static bool IsDelimiter(ReadOnlySpan<char> literal)
    {
        var letters = 0;
        foreach (var character in literal)
        {
            letters = char.IsLetter(character) ? letters + 1 : 0;
            if (letters > LongestDelimiter || char.IsDigit(character))
            {
                return false;
            }
        }

        return literal.Length <= LongestFormat;
    }

    /// <summary>
    /// Returns whether a value is the argument of a function, and names what the function reads: <c>getenv("API_KEY")</c>,
    /// <c>header("Authorization")</c>.
    /// </summary>
    public static bool IsNameOfArgument(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value, MaskingPolicy policy)
    {
        var open = pair.Quote.Start - 1;
        return pair.Quote.Exists && pair.Operator.Exists && open > pair.Operator.End && text[open] == '(' && char.IsAsciiLetterOrDigit(text[open - 1])
            && (value.Length <= LongestDelimiter
                || (value.Contains('%') && IsDelimiter(value))
                || IsSelector(value)
                || IsNameOfVariable(value, policy)
                || (IsGetter(text[pair.Operator.End..open]) && ValueShapes.IsName(value) && PlainWords.Covers(value)));
    }

    // "querySelector('input[name="password"]')", "$('#password')"
    private static bool IsSelector(ReadOnlySpan<char> value) =>
        value is ['#' or '.', .. var id]
            ? ValueShapes.IsName(id) && PlainWords.Covers(id)
            : char.IsAsciiLetter(value[0]) && value.Contains('[') && value.Contains('=') && value.EndsWith("]");

    // "configuration.GetConnectionString("Orders")"
    private static bool IsGetter(ReadOnlySpan<char> function) =>
        function[(function.LastIndexOfAny(". ") + 1)..].StartsWith("get", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns whether a text is the name of a variable of the environment, or of a setting that is sensitive: <c>DB_HOST</c>, <c>Smtp:Password</c>.
    /// </summary>
    public static bool IsNameOfVariable(ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        name = name[(name.LastIndexOf(':') + 1)..];
        return name.Length > 1 && ValueShapes.IsName(name)
            && ((name.Contains('_') && !name.ContainsAnyInRange('a', 'z')) || (!name.ContainsAnyInRange('0', '9') && policy.Decide(name).Rule is not null));
    }
}
