using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Tells how sure it is that a value is the secret that its name promises: by the name, the notation, and what the value looks like.</summary>
internal static class ValueGrade
{
    /// <summary>Returns the grade of a value that is neither empty nor elsewhere.</summary>
    /// <param name="text">The text that the pair is in.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="value">Its value.</param>
    /// <param name="name">Its name.</param>
    public static Confidence Of(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        var rule = pair.Key.Rule;
        if (rule.Class == RuleClass.Personal || rule.IsUsers)
        {
            return Confidence.High;
        }

        // Sentences have been judged by the words around the value.
        if (pair.Notation == NotationKind.Prose)
        {
            return Confidence.Medium;
        }

        var strength = SecretStrengths.Measure(value);
        if (pair.Key.IsWeak)
        {
            return strength == SecretStrength.Token && value.Count('\\') < 2 && !Guid.TryParseExact(value, "D", out _) ? Confidence.Medium : Confidence.Low;
        }

        if (pair.IsMember)
        {
            return strength is SecretStrength.Token or SecretStrength.Mixed ? Confidence.Medium : Confidence.Low;
        }

        if (MayBeginSentence(pair, value, strength) || IsNumber(rule, value, strength) || IsOtherThanCode(pair, value))
        {
            return Confidence.Low;
        }

        var word = text[pair.Key.WordStart..pair.Key.End];
        if (WeakNames.IsWeak(pair, name, word) && !(rule.IsTyped && !value.Contains(' ') && LoginContext.IsBefore(text, pair.Key.Start)))
        {
            return WeakNames.Grade(pair, value, name, strength);
        }

        // "암호: AES256": the word is that of a cipher too.
        return !rule.IsTyped ? OfGenerated(text, pair, value, strength)
            : name is [>= '\u1100', ..] && CodeShapes.IsAlgorithm(value) ? Confidence.Low
            : Confidence.High;
    }

    // A person may choose any word; a generator makes none.
    private static Confidence OfGenerated(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value, SecretStrength strength)
    {
        if (strength != SecretStrength.Words)
        {
            return Confidence.High;
        }

        var isShort = value.Length < SecretStrengths.ShortestToken;
        var isLow = IsNameOfPairs(text, pair, value)
            || (pair.Key.Rule.Id == KeyRules.Session && isShort)
            || (!pair.Quote.Exists && value.Contains(' ') && SentenceShapes.IsProse(value))
            || (isShort && IsLoose(pair) && CharacterSet.Letters.Covers(value))
            || CodeShapes.IsAlgorithm(value);
        return isLow ? Confidence.Low : Confidence.Medium;
    }

    // A word at the start of a line may begin a sentence.
    private static bool MayBeginSentence(in Pair pair, ReadOnlySpan<char> value, SecretStrength strength) =>
        pair is { Notation: NotationKind.WireCommand or NotationKind.CommandLine, IsTight: false, Quote.Exists: false }
            && ((strength == SecretStrength.Words && !value.ContainsAnyInRange('0', '9'))
                || PlaceShapes.IsSourceFile(value)
                || ValueShapes.IsMeasure(value)
                || value.Contains('='));

    private static bool IsNumber(MaskRule rule, ReadOnlySpan<char> value, SecretStrength strength) =>
        !rule.IsTyped
            && ((strength == SecretStrength.Number && value.Length < ProseShapes.ShortestCode && !ProseShapes.IsCode(rule)) || ValueShapes.IsHexNumber(value));

    // "zone=apikey:10m", "code: Sent to …"
    private static bool IsOtherThanCode(in Pair pair, ReadOnlySpan<char> value)
    {
        var rule = pair.Key.Rule;
        return IsLoose(pair)
            && ((!rule.IsTyped && char.IsAsciiLetter(value[^1]) && ValueShapes.IsMeasure(value))
                || (ProseShapes.IsCode(rule) && ((value.Length < ProseShapes.ShortestCode && char.IsAsciiLetter(value[0])) || StartsWithWord(value))));
    }

    // "sessionCookie": "SID": its name.
    private static bool IsNameOfPairs(ReadOnlySpan<char> text, in Pair pair, ReadOnlySpan<char> value) =>
        pair.Key.Rule.HoldsPairs
            && !value.Contains('=')
            && pair.Quote.Start >= pair.Operator.End
            && text[pair.Operator.End..pair.Quote.Start].IsWhiteSpace();

    private static bool IsLoose(in Pair pair) => !pair.Quote.Exists && pair.Operator.Kind is OperatorKind.Colon or OperatorKind.Arrow;

    // A code has a digit in its first word.
    private static bool StartsWithWord(ReadOnlySpan<char> value)
    {
        var end = value.IndexOf(' ');
        return end > 0 && !value[..end].ContainsAnyInRange('0', '9');
    }
}
