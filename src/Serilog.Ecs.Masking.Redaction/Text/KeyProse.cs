using Serilog.Ecs.Masking.Redaction.Keys;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>What is said of a key in a sentence, where its value would stand.</summary>
internal static class KeyProse
{
    private const int LongestSentence = 96;

    // What follows "password: " in a sentence. Closed: any other word may be the password.
    private static readonly WordSet Prose = new(
        """
        must should is was are were be been being cannot can could may might will would shall required require requires invalid incorrect expired expires missing not has have had
        unbound parameter references couldn refreshing creating creation reading destroying destruction modifying modifications
        does do did doesn isn wasn too wrong mismatch failed failure fails succeeded ok changed generated created accepted rejected denied verified verification validation valid
        found unable unexpected unknown unsupported length minimum maximum only please enter 미등록 미입력 미설정 비공개 use used using error the this that your 필수 오류 불일치 없음 형식이 입력
        """);

    private static readonly WordSet Modals = new("must should cannot can't is isn't was has does doesn't needs requires too");

    /// <summary>Whether what follows a colon is a sentence about the key and not its value.</summary>
    public static bool Begins(ReadOnlySpan<char> text)
    {
        // As kubectl describes what a container gets and what a secret holds.
        if (text.StartsWith("<set to the key ") || text.StartsWith("secret \"") || text.StartsWith("configmap \"") || IsSize(text))
        {
            return true;
        }

        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
        {
            length++;
        }

        if (length is 0 or > 16 || (length < text.Length && (char.IsDigit(text[length]) || text[length] is '_' or '-' or '=' or '@' or '#' or '$' or '!' or '%' or '&' or '*' or '+')))
        {
            return false;
        }

        return Prose.ContainsInAnyCase(text[..length]);
    }

    /// <summary>Whether a sentence names its own key: <c>Password: 'Password' must not be empty</c>, <c>password: Path `password` is required</c>.</summary>
    public static bool NamesKey(ReadOnlySpan<char> text, ReadOnlySpan<char> key, int start)
    {
        var rest = text[start..Math.Min(text.Length, start + LongestSentence)];
        rest = rest.StartsWith("Path `") ? rest[6..] : rest;
        var at = 0;
        foreach (var character in key[(key.LastIndexOf('.') + 1)..])
        {
            at += at < rest.Length && rest[at] == ' ' ? 1 : 0;
            if (at >= rest.Length || char.ToLowerInvariant(rest[at]) != char.ToLowerInvariant(character))
            {
                return false;
            }

            at++;
        }

        return at + 2 < rest.Length && rest[at] is '\'' or '`' or '"' && rest[at + 1] == ' ' && Begins(rest[(at + 2)..]);
    }

    /// <summary>Whether a text in quotes is a rule that was broken: <c>"password": "must be at least 8 characters"</c>, <c>"Password is too weak"</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> value, ReadOnlySpan<char> key)
    {
        if (value.StartsWith(key, StringComparison.OrdinalIgnoreCase) && value[key.Length..] is [' ', ..])
        {
            value = value[(key.Length + 1)..];
        }

        var length = value.IndexOf(' ');
        if (length < 2 || !value[(length + 1)..].Contains(' '))
        {
            return false;
        }

        return Modals.ContainsInAnyCase(value[..length]);
    }

    /// <summary>Whether a list holds sentences about the key: <c>"Password":["The Password field is required."]</c>.</summary>
    public static bool IsListOfSentences(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        if (value is not ['[', '"' or '\\', .., ']'])
        {
            return false;
        }

        var sentences = 0;
        for (var rest = value[1..^1]; ;)
        {
            var quote = TextQuote.LengthAtStart(rest);
            if (quote == 0)
            {
                return false;
            }

            var sentence = rest[quote..];
            sentence = sentence[..TextQuote.FindClose(sentence, rest[..quote])];
            if (!sentence.Contains(' ') || !(Begins(sentence) || sentence.Contains(name, StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            sentences++;
            rest = rest[Math.Min(rest.Length, quote + sentence.Length + quote)..].TrimStart(", \r\n\t");
            if (rest.IsEmpty)
            {
                return sentences > 0;
            }
        }
    }

    // "16 bytes"
    private static bool IsSize(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 8 && text[digits..].StartsWith(" bytes") && (text.Length == digits + 6 || text[digits + 6] is '\r' or '\n');
    }
}
