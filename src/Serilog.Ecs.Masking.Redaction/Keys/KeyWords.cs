using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>The words of a key, in lower case: <c>APIKey</c> is <c>api key</c>, <c>ASP.NET_SessionId</c> ends in <c>session id</c>.</summary>
/// <remarks>
/// The letters stand one behind another with nothing in between, so that any run of words is also a phrase written as
/// one word. Numbers are not words, but a digit directly before letters belongs to them: <c>2fa</c>.
/// </remarks>
internal ref struct KeyWords
{
    /// <summary>The longest key that is read; of a longer one the end counts, which is where the noun is.</summary>
    public const int MaxLength = 256;

    private const int MaxWords = 48;

    private readonly Span<char> _letters;
    private readonly Span<byte> _ends;
    private int _length;

    private KeyWords(Span<char> letters, Span<byte> ends)
    {
        _letters = letters;
        _ends = ends;
    }

    public int Count { get; private set; }

    /// <summary>Splits a key. Both spans are the caller's, of at least <see cref="MaxLength"/>.</summary>
    public static KeyWords Of(ReadOnlySpan<char> key, Span<char> letters, Span<byte> ends)
    {
        var words = new KeyWords(letters, ends);
        words.Read(key.Length > MaxLength - 1 ? key[^(MaxLength - 1)..] : key);
        return words;
    }

    /// <summary>Where a word starts.</summary>
    public readonly int Start(int word) => word == 0 ? 0 : _ends[word - 1];

    public readonly ReadOnlySpan<char> Word(int word) => _letters[Start(word).._ends[word]];

    /// <summary>Words as if they were written as one.</summary>
    public readonly ReadOnlySpan<char> Phrase(int first, int last) => _letters[Start(first).._ends[last]];

    private void Read(ReadOnlySpan<char> key)
    {
        for (var at = 0; at < key.Length && Count < MaxWords;)
        {
            var current = key[at];
            if (!char.IsLetter(current))
            {
                var isLeadingDigit = char.IsAsciiDigit(current) && (at == 0 || !char.IsLetterOrDigit(key[at - 1]))
                    && at + 1 < key.Length && (char.IsAsciiLetterLower(key[at + 1]) || key[(at + 1)..].StartsWith("FA", StringComparison.Ordinal));
                at++;
                if (isLeadingDigit)
                {
                    _letters[_length++] = current;
                    at = ReadWord(key, at);
                }

                continue;
            }

            at = ReadWord(key, at);
        }
    }

    private int ReadWord(ReadOnlySpan<char> key, int at)
    {
        var start = at;
        var isSyllabic = IsSyllabic(key[at]);
        do
        {
            // Full-width letters are letters in disguise, and a space of no width is nothing.
            _letters[_length++] = char.ToLowerInvariant(Disguise.Fold(key[at++]));
            while (at < key.Length && key[at] > '\u00AC' && Disguise.IsInvisible(key[at]))
            {
                at++;
            }
        }
        while (at < key.Length && char.IsLetter(key[at]) && IsSyllabic(key[at]) == isSyllabic && !StartsWord(key, at, start));

        at = ReadName(key, at);
        _ends[Count++] = (byte)_length;
        return at;
    }

    // "base64" and "b64" are words, as "base" alone would be the base of something, "auth0" is a name, and "addr1" the first line of an address.
    private int ReadName(ReadOnlySpan<char> key, int at)
    {
        if (at >= key.Length || !char.IsAsciiDigit(key[at]) || _length + 2 >= MaxLength)
        {
            return at;
        }

        var end = at;
        while (end < key.Length && char.IsAsciiDigit(key[end]))
        {
            end++;
        }

        var word = _letters[Start(Count).._length];
        if ((word is "base" or "b" && key[at..end] is "64" or "32" or "58")
            || (word is "auth" && key[at..end] is "0")
            || (word is "addr" or "address" && key[at..end] is "1" or "2"))
        {
            key[at..end].CopyTo(_letters[_length..]);
            _length += end - at;
        }

        return end;
    }

    // userId, APIKey: an upper-case letter starts a word after a lower-case one, or before one. OAuth is one word.
    private static bool StartsWord(ReadOnlySpan<char> key, int at, int start)
    {
        if (!char.IsUpper(key[at]))
        {
            return false;
        }

        var isOAuth = at == start + 1 && (key[start] | 0x20) == 'o' && key[at..].StartsWith("Auth", StringComparison.Ordinal);
        return !isOAuth && (!char.IsUpper(key[at - 1]) || (at + 1 < key.Length && char.IsLower(key[at + 1]) && !IsPluralEnd(key, at)));
    }

    // "APIKeys" and "IBANs": a lone s behind capitals is a plural.
    private static bool IsPluralEnd(ReadOnlySpan<char> key, int at) =>
        key[at + 1] == 's' && (at + 2 == key.Length || !char.IsLetter(key[at + 2]));

    // Of Hangul, and of the scripts of China and Japan, where words are written together too.
    private static bool IsSyllabic(char character) => character is >= '\u1100' and <= '\u11FF' or >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3';
}
