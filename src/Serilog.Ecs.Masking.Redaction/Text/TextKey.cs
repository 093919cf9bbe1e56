using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The key before a separator in a text, without its quotes and brackets.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsQuoted">Whether quotes stand around it, as in JSON.</param>
internal readonly record struct TextKey(int Start, int End, bool IsQuoted)
{
    /// <summary>A longer run of letters is a token and no key.</summary>
    public const int Longest = 64;

    /// <summary>A shorter one says nothing, unless it is a word in a script of syllables.</summary>
    public const int Shortest = 2;

    // Tools align the signs of a block: "password      = x".
    private const int MostSpaces = 40;

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.$");

    /// <summary>Reads backwards from the separator.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int separator, out TextKey key)
    {
        var end = separator;
        while (end > 0 && separator - end < MostSpaces && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        var closed = BehindQuotes(text[..end]);
        var start = StartOfRun(text, closed);
        while (start > 0 && closed - start <= Longest && IsKeyCharacter(text, start - 1, separator))
        {
            start--;
        }

        if (start > 0 && text[start - 1] == '%' && closed - start > 3 && char.IsAsciiHexDigit(text[start]) && char.IsAsciiHexDigit(text[start + 1]))
        {
            start += 2; // What is left of "%3F" or "%26" before the key.
        }

        key = new TextKey(start, closed, closed < end && text[end - 1] is not (']' or ')' or '}' or '*'));
        return closed - start is >= Shortest and <= Longest || (closed - start == 1 && text[start] >= 0x1100); // "API 키"
    }

    /// <summary>Where the word before the key starts, if but one space stands between them; otherwise -1.</summary>
    public static int WordBefore(ReadOnlySpan<char> text, int start)
    {
        if (start < 2 || text[start - 1] != ' ')
        {
            return -1;
        }

        var at = start - 1;
        while (at > 0 && start - at < Longest && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-'))
        {
            at--;
        }

        return at < start - 1 ? at : -1;
    }

    /// <summary>Whether the word only says how there came to be what stands before it: <c>Token generated: x</c>.</summary>
    public static bool IsParticiple(ReadOnlySpan<char> word) => word is "generated" or "issued" or "received" or "provided" or "obtained";

    // Most keys are of these characters alone, which are searched many at a time.
    private static int StartOfRun(ReadOnlySpan<char> text, int end)
    {
        var from = Math.Max(0, end - Longest - 1);
        return from + text[from..end].LastIndexOfAnyExcept(PlainCharacters) + 1;
    }

    private static bool IsKeyCharacter(ReadOnlySpan<char> text, int at, int separator)
    {
        var character = text[at];
        return CharacterSet.Word.Contains(character)
            || (character >= 0x80 && char.IsLetterOrDigit(character))
            || character is '_' or '-' or '.' or '$'
            || (character is '\\' or '%' && EscapedKey.IsAt(text, at))
            || (character == ':' && text[separator] != ':' && at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]));
    }

    // "key", 'key', \"key\", \u0022key\u0022, %22key%22, &quot;key&quot;, [key], {key}, *key*, user[key], user%5Bkey%5D
    private static int BehindQuotes(ReadOnlySpan<char> text)
    {
        // Nearly all keys end in a letter that ends none of these.
        if (text.Length > 0 && char.IsAsciiLetterLower(text[^1]) && text[^1] != 'd')
        {
            return text.Length;
        }

        for (var round = 0; round < 4; round++)
        {
            var length = TextQuote.LengthAtEnd(text);
            if (length == 0 && text.Length > 0 && text[^1] is ']' or ')' or '}' or '*')
            {
                length = 1;
            }
            else if (length == 0 && text.EndsWith("%5D", StringComparison.OrdinalIgnoreCase))
            {
                length = 3;
            }

            if (length == 0)
            {
                break;
            }

            text = text[..^length];
        }

        return text.Length;
    }
}
