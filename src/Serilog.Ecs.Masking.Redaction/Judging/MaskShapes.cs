using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>
/// Recognises masks that show an end of what they replace, <c>DE89 **** **** 00</c>, <c>+82-****-5678</c>, <c>a***n@****.com</c>, <c>abcd...wxyz</c>:
/// the rule of another
/// name does not mask them again.
/// </summary>
internal static class MaskShapes
{
    private const int Shown = 4;
    private const int LongestHead = 7;
    private const int LongestMask = 64;
    private const int FewestStars = 4;

    private static readonly SearchValues<char> Signs = SearchValues.Create("* -");
    private static readonly SearchValues<char> DomainCharacters = SearchValues.Create("*.abcdefghijklmnopqrstuvwxyz");
    private static readonly CharacterSet ShownCharacters = CharacterSet.Letters
        | CharacterSet.Digits
        | CharacterSet.Of('+')
        | CharacterSet.Of('-')
        | CharacterSet.Of(' ');

    /// <summary>Returns whether a value is a mask and the rest of a sentence in a script that no password is typed in: <c>900101-******* 조회</c>.</summary>
    public static bool StartsForeignSentence(ReadOnlySpan<char> value) =>
        value.IndexOf(' ') is > 0 and var blank && value[..blank].Contains('*') && IsMask(value[..blank]) && SentenceShapes.IsForeign(value[(blank + 1)..]);

    /// <summary>Returns whether a value is such a mask.</summary>
    public static bool IsMask(ReadOnlySpan<char> value)
    {
        var first = value.Length > LongestMask ? -1 : value.IndexOf('*');
        if (first < 0)
        {
            return value.Length == (2 * Shown) + 3 && value[Shown..].StartsWith("...") && CharacterSet.Token68.Covers(value);
        }

        if (value.IndexOf('@') is var at and > 0)
        {
            return first <= 1
                && value[first..at].TrimStart('*').Length <= 1
                && value[(at + 1)..] is ['*', ..]
                && !value[(at + 1)..].ContainsAnyExcept(DomainCharacters);
        }

        var last = value.LastIndexOf('*');
        return first <= LongestHead
            && value.Length - last - 1 <= Shown + 1
            && value.Count('*') >= FewestStars
            && !value[first..(last + 1)].ContainsAnyExcept(Signs)
            && ShownCharacters.Covers(value[..first]) && ShownCharacters.Covers(value[(last + 1)..]);
    }
}
