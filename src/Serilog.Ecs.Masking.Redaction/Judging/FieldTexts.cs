using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>
/// Recognises what code says about a field in place of its value: the text that asks for it, the rules that it has to meet, its documentation.
/// </summary>
internal static class FieldTexts
{
    private const int ShortestWord = 3;
    private const int LongestVariable = 32;
    private const int LongestNumber = 3;

    private static readonly CharacterSet VariableCharacters = CharacterSet.LowerCase | CharacterSet.Of('_');

    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./");

    /// <summary>Returns whether a value is such a text.</summary>
    public static bool IsTextOf(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value, ReadOnlySpan<char> name, MaskingPolicy policy) =>
        (pair.Quote.Exists
            && (IsPrompt(value, policy)
                || IsRuleList(value)
                || ((pair.Key.Rule.Class == RuleClass.Secret || pair.Key.Rule.Id == KeyRules.Email) && IsForeignSentence(value))))
        || (pair.Notation == NotationKind.Markup && IsDocumentation(value))
        || (!pair.Quote.Exists && pair.Operator.Kind == OperatorKind.Assign && IsNumberOfField(text, pair))
        || (!pair.Quote.Exists
            && pair.Operator.Kind == OperatorKind.Colon
            && (IsVariableOfName(text[pair.Start..], value, name) || IsPermission(pair, value) || IsPathOfNames(pair, value, name)))
        || (pair.Key.Rule.IsTyped
            ? IsParameterPath(pair, value)
            : IsFile(value) || CodeShapes.IsMethodSignature(value) || (!pair.Quote.Exists && IsVariable(value, policy)));

    // getpass("Password: "), read("New password for ann: ")
    private static bool IsPrompt(ReadOnlySpan<char> value, MaskingPolicy policy)
    {
        value = value.TrimEnd(' ');
        if (value is not [.., ':' or '?'] || value.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var words = value[..^1];
        var blank = words.LastIndexOf(' ');
        return policy.Decide(words[(blank + 1)..]).Rule is not null
            || policy.Decide(words).Rule is not null
            || (blank > 0 && policy.Decide(words[..words.IndexOf(' ')]).Rule is not null);
    }

    // '비밀번호가 일치하지 않아요.'
    private static bool IsForeignSentence(ReadOnlySpan<char> value) =>
        value.Contains(' ') && value.ContainsAnyInRange('\uAC00', '\uD7A3') && value[^1] is '.' or '!' or '?' or '요' or '다' or '오';

    // 'required|string|min:8|confirmed'
    private static bool IsRuleList(ReadOnlySpan<char> value)
    {
        var end = value.IndexOf('|');
        return end > 0 && Vocabulary.Is(value[..end], WordClass.FieldRule);
    }

    // "string password = 2;" of a protocol buffer
    private static bool IsNumberOfField(ReadOnlySpan<char> text, in Pair pair)
    {
        var key = pair.Key.Start - 1;
        return pair.End - pair.Start <= LongestNumber
            && pair.Operator.End < pair.Start
            && pair.End < text.Length
            && text[pair.End] == ';'
            && ValueShapes.IsNumber(text[pair.Start..pair.End])
            && key > 0 && text[key] == ' ' && Vocabulary.Is(text[NameReader.StartOfWord(text, key)..key], WordClass.Type);
    }

    // <param name="password">The password.</param>
    private static bool IsDocumentation(ReadOnlySpan<char> value) =>
        value is [>= 'A' and <= 'Z', .., '.'] && value.Contains(' ') && SentenceShapes.IsProse(value);

    // "password: hashedPassword," assigns one name to another.
    private static bool IsVariableOfName(ReadOnlySpan<char> text, ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        var word = value.TrimEnd(",;) }");
        return word.Length < text.Length
            && text[word.Length] is ',' or ';' or ')'
            && word.Length > name.Length
            && char.IsAsciiLetterLower(word[0])
            && word.EndsWith(name, StringComparison.OrdinalIgnoreCase)
            && char.IsAsciiLetterUpper(word[^name.Length]) && char.IsAsciiLetterLower(word[^(name.Length + 1)]);
    }

    // "cache key ticket:list:page=2": a path of names.
    private static bool IsPathOfNames(in Pair pair, ReadOnlySpan<char> value, ReadOnlySpan<char> name) =>
        pair.Operator.End == pair.Start
            && !pair.Key.Rule.IsTyped
            && value.IndexOf(':') is > 1 and var end
            && CharacterSet.Letters.Covers(value[..end])
            && Vocabulary.IsName(name, WordClass.Weak);

    // "api_keys:write,offline_access"
    private static bool IsPermission(in Pair pair, ReadOnlySpan<char> value) =>
        pair.Operator.End == pair.Start
            && pair.Operator.Start == pair.Key.End
            && Vocabulary.Is(value[..(value.IndexOf(',') is var end and >= 0 ? end : value.Length)], WordClass.Permission);

    // "/parameters/store_of_aws/key": where a store of parameters keeps it.
    private static bool IsParameterPath(in Pair pair, ReadOnlySpan<char> value) =>
        pair.Quote.Exists && value is ['/', ..] && value.Count('/') > 2 && PlaceShapes.IsPathOfWords(value[1..]);

    // "service_key: pagerDutyServiceApiKey", "access_token: token_string"
    private static bool IsVariable(ReadOnlySpan<char> value, MaskingPolicy policy)
    {
        value = value.TrimEnd(",;)}");
        return value.Length > 1 && char.IsAsciiLetterLower(value[0]) && (value.Contains('_')
            ? VariableCharacters.Covers(value) && ValueJudge.IsName(value, policy)
            : value[1..].IndexOfAnyInRange('A', 'Z') > 0 && CharacterSet.Letters.Covers(value) && (ValueJudge.IsName(value, policy) || IsCamelWords(value)));
    }

    // "decryptedRefresh": words of three letters and more, and not what a generator makes.
    private static bool IsCamelWords(ReadOnlySpan<char> value)
    {
        var start = 0;
        for (var at = 1; at <= value.Length; at++)
        {
            if (at == value.Length || char.IsAsciiLetterUpper(value[at]))
            {
                if (at - start < ShortestWord)
                {
                    return false;
                }

                start = at;
            }
        }

        return value.Length <= LongestVariable;
    }

    // "tenants/42/avatar.png"
    private static bool IsFile(ReadOnlySpan<char> value) =>
        value.Contains('/') && !value.ContainsAnyExcept(PathCharacters) && ThingNames.IsFileName(value);
}
