using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Judges values of names that say little by themselves: <c>key</c>, <c>auth</c>, <c>pin</c>.</summary>
internal static class WeakNames
{
    private const int ShortestParameter = 8;

    /// <summary>Returns whether a name says little by itself.</summary>
    public static bool IsWeak(in Pair pair, ReadOnlySpan<char> name, ReadOnlySpan<char> word) =>
        !pair.Key.IsQualified
            && (Vocabulary.IsName(name, WordClass.Weak)
                || (Vocabulary.Is(word, WordClass.Weak) && word.Length < name.Length && word.Equals("pass", StringComparison.OrdinalIgnoreCase)));

    // "PASS: test_password_is_hashed"
    private static bool IsOutcome(in Pair pair, ReadOnlySpan<char> value, ReadOnlySpan<char> name) =>
        pair.Operator.Kind == OperatorKind.Colon && !name.ContainsAnyInRange('a', 'z') && value.ContainsAny("_-./:");

    /// <summary>Returns how sure it is that the value is a secret: one that looks like it, or that its operator binds.</summary>
    public static Confidence Grade(in Pair pair, ReadOnlySpan<char> value, ReadOnlySpan<char> name, SecretStrength strength)
    {
        var isTight = pair.Quote.Exists
            || pair.MaskQuote.Exists
            || pair.Notation == NotationKind.CommandLine
            || (pair.Operator.Kind == OperatorKind.Assign
                && (pair.Operator.End == pair.Start || (value.ContainsAnyInRange('0', '9') && value.ContainsAny("_-."))));
        if (CodeShapes.IsAlgorithm(value) || (strength == SecretStrength.Words && IsOutcome(pair, value, name)))
        {
            return Confidence.Low;
        }

        return strength switch
        {
            SecretStrength.Token => Confidence.High,

            // "session->token->kind" is code.
            SecretStrength.Mixed => pair.Operator.Kind == OperatorKind.Arrow && !pair.Quote.Exists ? Confidence.Low : Confidence.Medium,
            SecretStrength.Number => ProseShapes.IsCode(pair.Key.Rule) && value.Length >= ProseShapes.ShortestCode ? Confidence.Medium : Confidence.Low,
            SecretStrength.Words when pair.IsParameter && value.Length >= ShortestParameter && CharacterSet.Letters.Covers(value) => Confidence.Medium,
            _ => (isTight || pair.IsTight) && pair.Key.Rule.IsTyped && !value.Contains(' ') ? Confidence.Medium : Confidence.Low,
        };
    }
}
