using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Tells sentences about a name from its value: <c>password: must be at least 8 characters</c>.</summary>
internal static class SentenceShapes
{
    private const int LongestSentence = 96;
    private const int LongestWord = 16;
    private const int FewestBlanks = 3;

    private static readonly SearchValues<char> Words = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,.'");

    /// <summary>Returns whether what follows a colon is a sentence about the name.</summary>
    public static bool StartsSentence(ReadOnlySpan<char> text)
    {
        // As kubectl describes what a container gets and what a secret holds.
        if (text.StartsWith("<set to the key ") || text.StartsWith("secret \"") || text.StartsWith("configmap \"") || IsSize(text))
        {
            return true;
        }

        var length = WordLength(text);
        if (length is 0 or > LongestWord
            || (length < text.Length
                && (char.IsDigit(text[length]) || text[length] is '_' or '-' or '=' or '@' or '#' or '$' or '!' or '%' or '&' or '*' or '+')))
        {
            return false;
        }

        return Vocabulary.Is(text[..length], WordClass.Sentence);
    }

    /// <summary>Returns whether a sentence names its own name: <c>Password: 'Password' must not be empty</c>.</summary>
    public static bool RepeatsName(ReadOnlySpan<char> text, ReadOnlySpan<char> name, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + LongestSentence)];
        rest = rest.StartsWith("Path `") ? rest[6..] : rest;
        var at = 0;
        foreach (var character in name[(name.LastIndexOf('.') + 1)..])
        {
            at += at < rest.Length && rest[at] == ' ' ? 1 : 0;
            if (at >= rest.Length || char.ToLowerInvariant(rest[at]) != char.ToLowerInvariant(character))
            {
                return false;
            }

            at++;
        }

        return at + 2 < rest.Length && rest[at] is '\'' or '`' or '"' && rest[at + 1] == ' ' && StartsSentence(rest[(at + 2)..]);
    }

    /// <summary>Returns whether a quoted text is a rule about its name: <c>"must be at least 8 characters"</c>, <c>"Password is too weak"</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        if (!value.Contains(' '))
        {
            return false;
        }

        if (value.StartsWith("The ", StringComparison.OrdinalIgnoreCase))
        {
            value = value[4..];
        }

        if (value.StartsWith(name, StringComparison.OrdinalIgnoreCase) && value[name.Length..] is [' ' or 's', ..])
        {
            value = value[name.Length..].TrimStart("s ");
        }

        if (value.StartsWith("field ", StringComparison.OrdinalIgnoreCase))
        {
            value = value["field ".Length..];
        }

        var length = value.IndexOf(' ');
        return length >= 2
            && (Vocabulary.Is(value[..length], WordClass.Modal)
                && (value[(length + 1)..].Contains(' ') || Vocabulary.Is(value[(length + 1)..].TrimEnd('.'), WordClass.Sentence | WordClass.Nothing)));
    }

    /// <summary>Returns whether a text says how it is with what is before it: <c>updated successfully</c>.</summary>
    public static bool GoesOn(ReadOnlySpan<char> text) =>
        Vocabulary.Is(
            text[..(text.IndexOf(' ') is var end and >= 0 ? end : text.Length)].TrimEnd(".,;"),
            WordClass.State | WordClass.Change | WordClass.Sentence | WordClass.Modal);

    /// <summary>Returns whether a text is a whole sentence about something that was done: <c>all authentication tokens updated successfully.</c></summary>
    public static bool IsStatement(ReadOnlySpan<char> text)
    {
        if (IsStateOfCause(text))
        {
            return true;
        }

        if (text is not [.., '.'] || text.Count(' ') < FewestBlanks || text.ContainsAnyExcept(Words))
        {
            return false;
        }

        text = text[..^1];
        for (var end = text.IndexOf(' '); end > 0; end = text.IndexOf(' '))
        {
            text = text[(end + 1)..];
            if (GoesOn(text))
            {
                return true;
            }
        }

        return false;
    }

    // "Permission denied", "Module is unknown", and not "swordfish denied"
    private static bool IsStateOfCause(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOf(' ');
        if (blank <= 0 || !Vocabulary.Is(text[..blank], WordClass.Cause))
        {
            return false;
        }

        var state = text[(blank + 1)..];
        if (state.IndexOf(' ') is > 0 and var end && Vocabulary.Is(state[..end], WordClass.Modal))
        {
            state = state[(end + 1)..];
        }

        return Vocabulary.Is(state, WordClass.State);
    }

    /// <summary>Returns whether words follow one another as in a sentence: two or more in lower case, without digits and signs in them.</summary>
    public static bool IsProse(ReadOnlySpan<char> value)
    {
        var words = 0;
        while (!value.IsEmpty)
        {
            var end = value.IndexOf(' ');
            var word = (end < 0 ? value : value[..end]).TrimEnd(".,;:!?)").TrimStart("(");
            value = end < 0 ? default : value[(end + 1)..];
            if (word.IsEmpty)
            {
                continue;
            }

            if (!CharacterSet.Letters.Covers(word) && !(words > 0 && ValueShapes.IsNumber(word)))
            {
                break;
            }

            words++;
        }

        return words > 1;
    }

    /// <summary>Returns whether a text begins with words of a script that no password is typed in.</summary>
    public static bool IsForeign(ReadOnlySpan<char> text) =>
        text.Length > 1 && IsSyllabic(text[0]) && (IsSyllabic(text[1]) || text[1] == ' ');

    private static bool IsSyllabic(char character) => character >= '\u2E80' && char.IsLetter(character);

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= LongestWord && char.IsLetter(text[length]))
        {
            length++;
        }

        return length;
    }

    // "16 bytes"
    private static bool IsSize(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 8 && text[digits..].StartsWith(" bytes") && (text.Length == digits + 6 || text[digits + 6] is '\r' or '\n');
    }
}
