using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Tells why something failed from a value: <c>failed to get token: context deadline exceeded</c>. Nothing was got, so nothing
/// follows; where something was there to be checked, the words of causes alone are taken for one.
/// </summary>
internal static class FailureCause
{
    private const int Reach = 96;
    private const int MostWords = 6;
    private const int LongestWord = 16;

    private static readonly WordSet Getting = new(
        """
        get fetch obtain acquire retrieve load read open find create generate issue refresh renew request mint list
        getting fetching obtaining acquiring retrieving loading reading opening finding creating generating issuing refreshing renewing requesting minting listing
        """);

    // As the first word behind the colon. Closed: any other word may be the secret.
    private static readonly WordSet Causes = new(
        "context connection rpc permission quota timeout request operation server service network cipher database deadline eof access unauthorized forbidden unavailable conflict");

    /// <summary>Whether the text behind the colon is a cause.</summary>
    public static bool Is(ReadOnlySpan<char> text, int key, int separator, MaskRule rule)
    {
        var start = separator + 2;
        if (rule.Class != RuleClass.Secret || text[separator] != ':' || start >= text.Length || text[separator + 1] != ' ' || VerbBefore(text, key) is not { IsEmpty: false } verb)
        {
            return false;
        }

        var value = text[start..];
        var length = LengthOfWord(value);
        if (Causes.ContainsInAnyCase(value[..length]))
        {
            return length == value.Length || value[length] is ' ' or ':' or '.' or '\r' or '\n';
        }

        if (value[..length] is "user" or "User")
        {
            return value[length..].StartsWith(" not ");
        }

        return !rule.IsTyped && Getting.ContainsInAnyCase(verb) && (IsStatus(value) || (length is > 1 and < LongestWord && length + 2 < value.Length && value[length] == ' '
            && (char.IsAsciiLetter(value[length + 1]) || value[length + 1] is '"' or '/') && PlainWords.Covers(value[..length])));
    }

    // "401 Unauthorized"
    private static bool IsStatus(ReadOnlySpan<char> value) =>
        value is ['4' or '5', var second, var third, ' ', var letter, ..] && char.IsAsciiDigit(second) && char.IsAsciiDigit(third) && char.IsAsciiLetterUpper(letter);

    // What was tried: behind "failed to", "unable to", "cannot", "could not", "error".
    private static ReadOnlySpan<char> VerbBefore(ReadOnlySpan<char> text, int key)
    {
        var before = text[Math.Max(0, key - Reach)..key];
        before = before[(before.LastIndexOfAny(".:;,\n") + 1)..].TrimEnd(' ');
        ReadOnlySpan<char> verb = default;
        for (var words = 0; words < MostWords && !before.IsEmpty; words++)
        {
            var space = before.LastIndexOf(' ');
            var word = before[(space + 1)..].TrimStart("[(");
            before = before[..Math.Max(0, space)].TrimEnd(' ');
            if (Is(word, "cannot") || Is(word, "can't") || Is(word, "couldn't") || (Is(word, "not") && Ends(before, "could")) || (Is(word, "to") && (Ends(before, "failed") || Ends(before, "unable"))))
            {
                return verb;
            }

            if ((Is(word, "error") || Is(word, "failed")) && verb.EndsWith("ing"))
            {
                return verb;
            }

            verb = word;
        }

        return default;
    }

    private static bool Is(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Ends(ReadOnlySpan<char> text, string word) => text.EndsWith(word, StringComparison.OrdinalIgnoreCase);

    private static int LengthOfWord(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= LongestWord && char.IsAsciiLetter(text[length]))
        {
            length++;
        }

        return length;
    }
}
