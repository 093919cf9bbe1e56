using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Finds values that were found after their names where they are repeated in the same text: <c>password=x; retry with x</c>.</summary>
internal static class EchoFinder
{
    private static readonly SearchValues<char> UnusualCharacters = SearchValues.Create("!@#$%^&*+/=");

    private const int MostValues = 16;
    private const int LongestValue = 256;
    private const int MostPlaces = 64;
    private const int ShortestWord = 8;
    private const int LongestWord = 16;

    /// <summary>Adds the places of repeated values to the findings.</summary>
    public static void AddEchoes(ReadOnlySpan<char> text, PairFindings findings, MaskingPolicy policy)
    {
        var count = Math.Min(findings.Count, MostValues);
        for (var index = 0; index < count; index++)
        {
            var finding = findings.Items[index];
            var value = text[finding.Start..finding.End];
            if (!MayRepeat(value, finding.Rule) && !IsChosenWord(value, finding, policy))
            {
                continue;
            }

            var places = 0;
            for (var at = 0; places < MostPlaces; places++)
            {
                var next = text[at..].IndexOf(value);
                if (next < 0)
                {
                    break;
                }

                at += next;
                if (at != finding.Start && IsWhole(text, at, at + value.Length))
                {
                    findings.Add(new PairFinding(at, at + value.Length, finding.Rule) { Confidence = finding.Confidence });
                }

                at += value.Length;
            }
        }
    }

    /// <summary>Returns whether a value that has a name is told from other text by its characters, so that it is hidden where it is repeated.</summary>
    public static bool MayRepeat(ReadOnlySpan<char> value, MaskRule rule) =>
        value.Length is >= EchoList.ShortestValue and <= LongestValue && !rule.HoldsPairs && !rule.IsLineWide && IsUnusual(value);

    // They say nothing about what a value is.
    private const WordClass WordsOfCode = WordClass.HoleNoun
        | WordClass.CodeOperator
        | WordClass.CodePrefix
        | WordClass.CodeKeyword
        | WordClass.SecretSource
        | WordClass.ReferenceMember;

    // "password=swordfish; retry with swordfish": a word that someone chose, and that logs do not have by themselves.
    private static bool IsChosenWord(ReadOnlySpan<char> value, in PairFinding finding, MaskingPolicy policy) =>
        finding.Rule.IsTyped
            && finding.Confidence == Confidence.High
            && value.Length is >= ShortestWord and <= LongestWord
            && CharacterSet.Letters.Covers(value)
        && (Vocabulary.Classify(value) & ~WordsOfCode) == WordClass.None && !CommonWords.Contains(value) && policy.Decide(value).Rule is null;

    // What is but a word is in a text for other reasons.
    private static bool IsUnusual(ReadOnlySpan<char> value) =>
        value.ContainsAnyInRange('0', '9')
            ? value.ContainsAnyExceptInRange('0', '9') || value.Length > EchoList.ShortestValue + 2
            : value.ContainsAny(UnusualCharacters) && !value.Contains(' ');

    private static bool IsWhole(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end >= text.Length || !char.IsLetterOrDigit(text[end]));
}
