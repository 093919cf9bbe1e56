using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Tells from the text around a name that its colon belongs to something else: a route, a package, a commit, a source of messages.</summary>
internal static class NameContext
{
    private const int Reach = 96;
    private const int LongestWord = 16;

    private static readonly WordSet OtherNouns = WordLists.SetOf("other-noun");
    private static readonly WordSet TokenSettings = WordLists.SetOf("token-setting");

    private static readonly System.Buffers.SearchValues<char> StartOfName = System.Buffers.SearchValues.Create(" \"'=,(\n");

    /// <summary>Returns whether the name is none here.</summary>
    public static bool IsOther(ReadOnlySpan<char> text, in Pair pair, MaskingPolicy policy)
    {
        var key = pair.Key;
        var name = text[key.Start..key.End];
        if (IsOtherWord(text, key, policy) && !IsToken(text, pair))
        {
            return true;
        }

        if (pair.Operator.Kind != OperatorKind.Colon || pair.IsNamed)
        {
            return false;
        }

        // "Invalid password : local database : user = ann"
        if (pair.Operator.Start > key.End
            && !pair.Quote.Exists
            && IsNegated(text, key)
            && SecretStrengths.Measure(text[pair.Start..pair.End]) == SecretStrength.Words)
        {
            return true;
        }

        var before = text[..key.Start];
        var after = text[pair.Operator.End..];
        return CodeShapes.IsTypeName(name)
            || LogHeaders.IsHeader(text, pair)
            || Vocabulary.Is(name[(name.LastIndexOf('.') + 1)..], WordClass.SourceFile) && name.Contains('.')
            || IsRoute(before, after, key.Rule)
            || IsCommit(before)
            || IsVersion(after, isPart: before is [.., ':'])
            || IsArn(before)
            || (!key.Rule.IsTyped && IsSettingsPath(text, pair))
            || (text[pair.Operator.Start - 1] == ')' && before is [.., ':'])
            || (name.StartsWith("hmac", StringComparison.Ordinal) && after is [var first, ..] && char.IsAsciiLetterOrDigit(first))
            || (name is "PASS" && before.EndsWith("--- "))
            || CauseContext.IsCause(text, pair);
    }

    /// <summary>Returns whether a name and its colon are a text by themselves, which asks for a value: <c>read -p "Password: " password</c>.</summary>
    public static bool IsPrompt(ReadOnlySpan<char> text, in Pair pair) =>
        pair.Key.Start > 0
        && pair.Operator.Start == pair.Key.End
        && pair.Quote.Start > pair.Operator.End
        && text[pair.Key.Start - 1] == text[pair.Quote.Start]
        && text[pair.Start..pair.End] is [' ', ..];

    /// <summary>Returns whether a name that a colon follows is that of a type, a file or a route.</summary>
    public static bool IsOtherAsName(string name, MaskRule rule, MaskingPolicy policy)
    {
        var text = name + ": ";
        var pair = new Pair(new KeyCandidate(0, name.Length, 0, rule, IsTextOnly: false), text.Length, text.Length, NotationKind.Assignment)
        {
            Operator = new TextOperator(OperatorKind.Colon, name.Length, name.Length + 1, OperatorEncoding.Plain),
        };
        return IsOther(text, pair, policy);
    }

    /// <summary>Returns whether the word before a name makes it mean something else: <c>public key</c>, <c>next token</c>.</summary>
    public static bool IsOtherWord(ReadOnlySpan<char> text, in KeyCandidate key, MaskingPolicy policy)
    {
        if (key.Start < 2 || text[key.Start - 1] != ' ')
        {
            return false;
        }

        var first = NameReader.StartOfWord(text, key.Start - 1);
        var word = text[key.WordStart..key.End];
        var before = text[first..(key.Start - 1)];
        if (before.IsEmpty || before.Length >= NameReader.Longest)
        {
            return false;
        }

        // "그룹 이름" is a group's, and "IP 주소" a machine's.
        if (word.Length > 0 && word[0] >= 0x1100)
        {
            return policy.Decide(text[first..key.End]).Rule is null || KeyGrammar.IsCjkNegator(before);
        }

        Span<char> lower = stackalloc char[NameReader.Longest];
        lower = lower[..before.ToLowerInvariant(lower)];
        return key.Rule.IsHeadNoun
            && (OtherNouns.Contains(lower)
                || (IsBareNoun(word) && (KeyGrammar.IsNounNegator(lower) || policy.Decide(text[first..key.End]).Rule is null)));
    }

    // "invalid token: x", "invalid token x"
    private static bool IsToken(ReadOnlySpan<char> text, in Pair pair) =>
        (pair.Operator.Kind == OperatorKind.Colon || pair.Quote.Exists || pair.Notation == NotationKind.Prose)
            && SecretStrengths.Measure(text[pair.Start..pair.End]) == SecretStrength.Token
            && IsNegated(text, pair.Key);

    /// <summary>Returns whether the word before a name says how it is with its value, and not whose or which it is: <c>using token 'x'</c>.</summary>
    public static bool IsNegated(ReadOnlySpan<char> text, in KeyCandidate key)
    {
        Span<char> lower = stackalloc char[NameReader.Longest];
        var before = key.Start > 1 && text[key.Start - 1] == ' ' ? text[NameReader.StartOfWord(text, key.Start - 1)..(key.Start - 1)] : default;
        return !before.IsEmpty && before.Length <= lower.Length && KeyGrammar.IsNegator(lower[..before.ToLowerInvariant(lower)]);
    }

    private static bool IsBareNoun(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord];
        return word.Length <= lower.Length && KeyGrammar.IsBareNoun(lower[..word.ToLowerInvariant(lower)]);
    }

    // "POST /password: 401", and not "cmdkey /user:ann /pass:x" or "user/password: ann/x"; a claim prints itself as ".../claims/surname: Kim".
    private static bool IsRoute(ReadOnlySpan<char> before, ReadOnlySpan<char> after, MaskRule rule)
    {
        if (before is not [.., '/'] || before.EndsWith("/claims/", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var isSwitch = before is "/" or [.., ' ', '/'] && after is [not (' ' or '/'), ..];
        return !(rule.IsTyped && (isSwitch || IsAfterLogin(before[..^1]) || (after is [not (' ' or '/'), ..] && IsAfterPair(before[..^1]))));
    }

    // "uid:bob/pwd:x"
    private static bool IsAfterPair(ReadOnlySpan<char> before) =>
        NameReader.StartOfWord(before, before.Length) is > 1 and var start
        && before[start - 1] is ':' or '='
        && char.IsLetter(before[start - 2])
        && before[start..].ContainsAnyExceptInRange('0', '9');

    private static bool IsAfterLogin(ReadOnlySpan<char> before)
    {
        var start = NameReader.StartOfWord(before, before.Length);
        return (start == 0 || before[start - 1] != '/') && Vocabulary.Is(before[start..], WordClass.LoginName);
    }

    // "feat(auth): add login"
    private static bool IsCommit(ReadOnlySpan<char> before) =>
        before.Length > 3 && before[^1] == '(' && Vocabulary.Is(before[NameReader.StartOfWord(before, before.Length - 1)..^1], WordClass.CommitType);

    // "org.example:java-jwt:4.4" is a package, and "auth:2.1.0" an image.
    private static bool IsVersion(ReadOnlySpan<char> value, bool isPart)
    {
        value = value.StartsWith("v") ? value[1..] : value;
        var numbers = 0;
        for (; numbers < 3; numbers++)
        {
            var length = value.IndexOfAnyExceptInRange('0', '9');
            var isLast = length < 0 || value[length] != '.';
            length = length < 0 ? value.Length : length;
            if (length is 0 or > 6 || isLast)
            {
                numbers += length is > 0 and <= 6 ? 1 : 0;
                break;
            }

            value = value[(length + 1)..];
        }

        return numbers == 3 || (numbers == 2 && isPart);
    }

    // "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db"
    private static bool IsArn(ReadOnlySpan<char> before)
    {
        before = before[Math.Max(0, before.Length - Reach)..];
        return before is [.., ':'] && before[(before.LastIndexOfAny(StartOfName) + 1)..].StartsWith("arn:");
    }

    // "Setting 'Jwt:Key' was not found", "Jwt:Key is missing"
    private static bool IsSettingsPath(ReadOnlySpan<char> text, in Pair pair)
    {
        var start = pair.Key.Start;
        var after = pair.Operator.End;
        if (!char.IsAsciiLetterUpper(text[start]) || after >= text.Length || !char.IsAsciiLetterUpper(text[after]))
        {
            return false;
        }

        var end = after;
        while (end < text.Length && end - after < Reach && (char.IsAsciiLetter(text[end]) || text[end] == ':'))
        {
            end++;
        }

        if (start > 0 && text[start - 1] is '\'' or '"')
        {
            return end < text.Length && text[end] == text[start - 1];
        }

        var leaf = text[after..end];
        return (end == text.Length || text[end] is ' ' or ',' or '.' or '\r' or '\n')
            && (TokenSettings.Contains(leaf) || !KeyClassifier.Classify(leaf, wholeOnly: true).IsEmpty);
    }
}
