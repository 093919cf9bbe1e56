using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Lists of words or names, of which two that stand side by side look like a key and its value.</summary>
internal static class WordList
{
    private static readonly SearchValues<char> ListCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz'\", ");

    /// <summary>Whether what looks like a pair in parentheses is a list behind a word: <c>devices (phone, tablet, desktop)</c>.</summary>
    public static bool IsBehindWord(ReadOnlySpan<char> text, in TextKey key, ReadOnlySpan<char> value) =>
        key.Start > 2 && text[key.Start - 1] == '(' && text[key.Start - 2] == ' ' && char.IsLetter(text[key.Start - 3]) && value.Contains(", ", StringComparison.Ordinal) && PlainWords.Covers(value.TrimEnd("….&"));

    /// <summary>Whether what looks like a name and its value is a list of names: <c>["client_credentials","refresh_token"]</c>.</summary>
    public static bool IsOfNames(ReadOnlySpan<char> value, MaskingPolicy policy) =>
        !value.ContainsAnyInRange('0', '9') && PlainWords.Covers(value) && policy.Decide(value).Rule is not null;

    /// <summary>Whether a list of names goes on behind what looks like a pair: <c>['token', 'repository', 'ref']</c>.</summary>
    public static bool GoesOn(ReadOnlySpan<char> text, in TextKey key, int end) =>
        key.IsQuoted && end + 3 < text.Length && text[end] is '\'' or '"' && text[end + 1] == ',' && text[(end + 2)..].TrimStart(' ') is ['\'' or '"', ..]
        && !text[key.Start..end].ContainsAnyExcept(ListCharacters) && PlainWords.Covers(text[key.Start..key.End]);
}
