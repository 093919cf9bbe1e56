using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Decides for all notations whether the value of a sensitive name is something to hide, and how sure that is.</summary>
internal static class ValueJudge
{
    private const int LongestName = 128;
    private const int LongestExpression = 256;

    /// <summary>Judges a pair.</summary>
    /// <param name="text">The text that it is in.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="policy">The policy, which decides about names.</param>
    /// <returns>How sure it is that the value has to be hidden; <see langword="default"/> for a value that is kept.</returns>
    public static Confidence Judge(ReadOnlySpan<char> text, in Pair pair, MaskingPolicy policy)
    {
        var value = text[pair.Start..pair.End];
        var name = text[pair.Key.Start..pair.Key.End];
        if (IsEmpty(pair, value)
            || IsElsewhere(text, pair, value, name, policy)
            || NameContext.IsOther(text, pair, policy)
            || IsSentence(text, pair, value, name, policy))
        {
            return default;
        }

        if (!pair.Key.Rule.Takes(value)
            || (!pair.Key.Rule.IsTyped && pair.Key.Rule.Class == RuleClass.Secret && ValueShapes.IsCount(value))
            || (pair.Key.IsTextOnly && (ValueShapes.IsNumber(value) || ValueShapes.IsCount(value)))
            || IsOtherName(pair, value, name, pair.End < text.Length ? text[pair.End] : ' ', policy))
        {
            return default;
        }

        return ValueGrade.Of(text, pair, value, name);
    }

    // Nothing, or what says how it is with the value.
    private static bool IsEmpty(in Pair pair, ReadOnlySpan<char> value)
    {
        if (value.IsWhiteSpace()
            || ValueShapes.IsNothing(value)
            || ValueShapes.IsVersionRange(value)
            || MaskShapes.IsMask(value)
            || MaskShapes.StartsForeignSentence(value))
        {
            return true;
        }

        var word = value.Trim(" ()[],;.");
        var rule = pair.Key.Rule;
        return Vocabulary.Is(word, WordClass.State)
            || (((rule.IsLineWide && !rule.HoldsPairs) || pair.Notation == NotationKind.WireCommand) && Vocabulary.Is(word, WordClass.AuthMethod))
            || (!pair.Quote.Exists && ValueShapes.IsRemark(value));
    }

    // The value is a reference to where it is kept, or a type.
    private static bool IsElsewhere(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value, ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        // "Bearer ${TOKEN}"
        if (value.IndexOf(' ') is var blank and > 0
            && Vocabulary.Is(value[..blank], WordClass.AuthScheme)
            && value[(blank + 1)..].Trim(" \"'") is { IsEmpty: false } credentials
            && (ValueShapes.IsPlaceholder(credentials)
                || ValueShapes.StartsWithReference(credentials)
                || ValueShapes.IsNothing(credentials)
                || credentials is ['$', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_', ..]))
        {
            return true;
        }

        // Next to its operator, a colon begins no parameter of SQL.
        var isTightColon = value[0] == ':' && pair.Operator.End == pair.Start;
        if ((!isTightColon && ValueShapes.IsPlaceholder(value))
            || (!isTightColon && ValueShapes.IsPlaceholder(value.TrimEnd(",;.)")))
            || ValueShapes.StartsWithReference(value))
        {
            return true;
        }

        // Nor is a parameter of a URL computed.
        var isUrl = pair.IsParameter && text[pair.Key.Start - 1] is '?' or '&';
        if (!pair.Quote.Exists && pair.Operator.Exists && !isUrl)
        {
            var rest = text[pair.Start..Math.Min(text.Length, pair.Start + LongestExpression)];
            if (ExpressionJudge.IsCode(rest, value.Length, name, pair.Key.Rule, policy)
                || ShellShapes.IsCommand(rest)
                || ShellShapes.IsCmdlet(rest)
                || CodeShapes.StartsWithObject(rest, value.Length))
            {
                return true;
            }
        }

        // `cat /run/secrets/db`, "$(gcloud auth print-access-token)"
        if (pair.Quote.Exists
            && pair.Operator.Kind == OperatorKind.Assign
            && (text[pair.Quote.Start] == '`' ? value.Contains(' ') : value is [.., ')'] && ShellShapes.IsCommand(value)))
        {
            return true;
        }

        if (FieldTexts.IsTextOf(text, pair, value, name, policy) || FieldTags.IsTag(text, pair, value, policy))
        {
            return true;
        }

        if (pair.Quote.Exists && (CodeLiteral.IsNameOfArgument(text, pair, value, policy) || NameContext.IsPrompt(text, pair)))
        {
            return true;
        }

        return PatternShapes.IsPattern(value)
            || ShellShapes.IsMasked(value, policy)
            || ShellShapes.IsVariable(value)
            || (pair.Notation == NotationKind.CommandLine
                && (ShellShapes.IsReference(value, policy) || PlaceShapes.IsKeyFile(value) || (!pair.Key.Rule.IsTyped && PlaceShapes.IsPathOfWords(value))))
            || CodeShapes.IsTypeValue(value)
            || (pair.Start > 0 && text[pair.Start - 1] == '(' && PlaceShapes.IsIssue(value))
            || (pair.Notation == NotationKind.Yaml
                && value is ['*', >= 'a' and <= 'z', ..]
                && ValueShapes.IsName(value[1..])
                && !value.ContainsAnyInRange('0', '9'))
            || PlaceShapes.IsDirectory(text, pair)
            || (!pair.Key.Rule.IsTyped
                && (CodeShapes.IsObjectIdentity(value)
                    || PlaceShapes.IsKeyFile(value)
                    || PlaceShapes.IsNameOfKeyFile(value)
                    || PlaceShapes.IsLocationOfWords(value)));
    }

    private static bool IsSentence(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value, ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        // "비밀번호: 영문, 숫자 조합 8자 이상"
        if (pair.Operator.Kind == OperatorKind.Colon && !pair.Quote.Exists && pair.Key.Rule.Class == RuleClass.Secret && SentenceShapes.IsForeign(value))
        {
            return true;
        }

        if (pair.Operator.Kind == OperatorKind.Colon
            && ((!pair.Quote.Exists && SentenceShapes.StartsSentence(value)) || SentenceShapes.RepeatsName(text, name, pair.Start)))
        {
            return true;
        }

        // "passwd: password updated successfully"
        if (pair.Operator.Kind == OperatorKind.Colon && !pair.Quote.Exists && value.IndexOf(' ') is > 0 and var first
            && ((IsName(value[..first], policy) && (SentenceShapes.GoesOn(value[(first + 1)..]) || SentenceShapes.IsProse(value[(first + 1)..])))
                || SentenceShapes.IsStatement(value)))
        {
            return true;
        }

        return pair.Notation == NotationKind.WireCommand
            ? !pair.Quote.Exists && SentenceShapes.StartsSentence(value)
            : pair.Quote.Exists && SentenceShapes.IsRule(value, name);
    }

    /// <summary>Returns whether a value is itself a name of something to hide, in words: one more of a list of names.</summary>
    public static bool IsName(ReadOnlySpan<char> value, MaskingPolicy policy) =>
        !value.ContainsAnyInRange('0', '9') && PlainWords.Covers(value) && policy.Decide(value).Rule is not null;

    // In a list or after the name of a header, a name is one more name; code assigns names to one another.
    private static bool IsOtherName(in Pair pair, ReadOnlySpan<char> value, ReadOnlySpan<char> name, char next, MaskingPolicy policy)
    {
        var word = value.Trim(" ,;){").TrimStart('&');
        if (word.Length > LongestName || word.ContainsAnyInRange('0', '9') || !PlainWords.Covers(word))
        {
            return false;
        }

        var isHeader = name.EndsWith("header", StringComparison.OrdinalIgnoreCase);
        // "authenticate(request, password=password)", "self.password=password"
        if (!pair.Quote.Exists
            && pair.Operator.Kind == OperatorKind.Assign
            && (name.Contains('.') || next is ',' or ')')
            && word.Equals(name[(name.LastIndexOf('.') + 1)..], StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return ((pair.IsListed || pair.IsBracketed || isHeader) && policy.Decide(word).Rule is not null)
            || pair.IsListed
            || (!pair.Key.Rule.IsTyped
                && (pair.IsKeyQuoted || pair.Quote.Exists)
                && policy.Decide(word).Rule is { Class: RuleClass.Secret } named
                && (named.IsTyped || word.ContainsAny('_', ' ')))
            || (pair.Notation == NotationKind.CommandLine
                && !pair.Key.Rule.IsTyped
                && word.ContainsAny('_', '-')
                && policy.Decide(word).Rule is { Class: RuleClass.Secret })
            || (!pair.Quote.Exists
                && pair.Operator.Kind == OperatorKind.Colon
                && word is [>= 'A' and <= 'Z', ..]
                && char.IsAsciiLetterLower(name[0])
                && word.Equals(name, StringComparison.OrdinalIgnoreCase))
            || (!pair.Quote.Exists
                && pair.Operator.Kind == OperatorKind.Assign
                && pair.Operator.End < pair.Start
                && word.Equals(name[(name.LastIndexOf('.') + 1)..], StringComparison.OrdinalIgnoreCase));
    }
}
