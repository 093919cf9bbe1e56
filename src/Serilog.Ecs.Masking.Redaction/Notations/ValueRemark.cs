using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>Separates an unquoted value from what is said about it after a blank: a comment, a remark in parentheses, the rest of a sentence.</summary>
internal static class ValueRemark
{
    private const string ProviderSuffix = "ConfigurationProvider";
    private const int ShortestNumber = 7;
    private const int ShortestBeforeSentence = 8;

    // Words that go on after a value, and do not belong to it.
    private const WordClass AfterValue = WordClass.OptionSentence | WordClass.Preposition | WordClass.Link | WordClass.Sentence | WordClass.State;

    private static readonly SearchValues<char> DigitsAndSigns = SearchValues.Create("0123456789+-* ");
    private static readonly SearchValues<char> WordsOfRemark = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,'");

    /// <summary>Returns the end of a value that something is said about, <c>x from 10.0.0.1</c>, <c>x # changed</c>; of other values, their end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of the value.</param>
    /// <param name="end">The offset after it, and what is said about it.</param>
    /// <param name="rule">The rule of its name.</param>
    public static int EndBefore(ReadOnlySpan<char> text, int start, int end, MaskRule rule)
    {
        var whole = text[start..end];
        var first = whole.IndexOf(' ');
        if (first < 0)
        {
            return end;
        }

        var personal = rule.NamesPeople ? EndOfPerson(whole) : 0;
        personal = personal == 0 && rule.Class == RuleClass.Personal ? EndOfNumber(whole) : personal;
        if (personal > 0)
        {
            return start + personal;
        }

        // "x (EnvironmentVariablesConfigurationProvider)": where the setting comes from, as .NET prints its configuration.
        var parenthesis = whole.IndexOf(" (");
        var inParentheses = parenthesis > 0 && whole.TrimEnd(' ') is [.., ')'] ? whole[(parenthesis + 2)..] : default;
        if (inParentheses.Contains(ProviderSuffix, StringComparison.Ordinal))
        {
            return start + parenthesis;
        }

        if (ProseShapes.IsCode(rule) && whole[..first] is [.., '.'] && ValueShapes.IsNumber(whole[..(first - 1)]))
        {
            return start + first - 1;
        }

        var isRemark = IsSetOff(whole[..first], whole[(first + 1)..])
            || (parenthesis == first && inParentheses is [.., ')'] && IsRemark(inParentheses[..^1]))
            || IsSentence(whole[..first], whole[(first + 1)..]);
        return isRemark ? start + first : end;
    }

    // By a dash or the sign of a comment. What is masked already ends with its mask.
    private static bool IsSetOff(ReadOnlySpan<char> value, ReadOnlySpan<char> rest) =>
        value is ['*', '*', '*', _, .., '*', '*', '*']
            || rest is ['–' or '—', ' ', ..]
            || (value is [.., ';'] && ValueShapes.IsNothing(value))
            || (rest is ['#' or ';', ' ', ..] && (IsMasked(value) || value.ContainsAnyInRange('0', '9')));

    // "copy it now"
    private static bool IsRemark(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(WordsOfRemark) && SentenceShapes.IsProse(text);

    // After a value that no words have, a word of a sentence begins one.
    private static bool IsSentence(ReadOnlySpan<char> value, ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOf(' ');
        return length > 0
            && value.Length >= ShortestBeforeSentence
            && (IsMasked(value) || (SecretStrengths.Measure(value) >= SecretStrength.Mixed && value.ContainsAnyInRange('0', '9')))
            && (value[^1] == '.' ? char.IsAsciiLetterUpper(rest[0]) : rest[..length] is "-" || Vocabulary.Is(rest[..length], AfterValue));
    }

    private static bool IsMasked(ReadOnlySpan<char> value) =>
        value.Contains("***", StringComparison.Ordinal) || value.Contains("...", StringComparison.Ordinal);

    // "Ann Lee, room 12": an item with a number is not a part of a name. 0 if none follows.
    private static int EndOfPerson(ReadOnlySpan<char> value)
    {
        var comma = value.IndexOf(", ");
        var item = comma > 0 ? value[(comma + 2)..] : default;
        item = item.IndexOf(',') is var next and >= 0 ? item[..next] : item;
        return item.ContainsAnyInRange('0', '9') ? comma : 0;
    }

    // "110-234-567890 (bank)": what comes after the digits is about them. 0 if the value is no such number.
    private static int EndOfNumber(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAnyExcept(DigitsAndSigns);
        var number = end < 0 ? default : value[..end].TrimEnd(' ');
        return number.Length < end && number.Length >= ShortestNumber && char.IsAsciiDigit(number[^1]) ? number.Length : 0;
    }
}
