using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Recognises credentials after the name of an authentication scheme, wherever it occurs.</summary>
internal static class AuthSchemeDetector
{
    private const int ShortestCredentials = 8;
    private const int ShortestCut = 3;
    private const int LongestGap = 8;
    private const int LongestHeader = 1024;
    private const int LongestName = 32;

    // What is longer is not a word of prose.
    private const int LongestWord = 1_024;

    private static readonly string[] Names = ["bearer", "basic", "negotiate", "ntlm", "kakaoak", "token", "apikey"];

    /// <summary>Returns whether a word is the name of a scheme, so that what follows may be credentials.</summary>
    public static bool IsName(ReadOnlySpan<char> word)
    {
        foreach (var name in Names)
        {
            if (word.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether the first two letters may be those of a scheme, or of the head of a PEM file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayStart(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length
        && (text[at] | 0x20, text[at + 1] | 0x20) is ('b', 'e' or 'a') or ('n', 'e' or 't') or ('k', 'a') or ('t', 'o') or ('a', 'p' or 'w');

    /// <summary>Returns whether a long token may start with the name of a scheme: <c>apikey+…</c>, <c>aws4-…</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayStartToken(ReadOnlySpan<char> text, int at) =>
        (text[at] | 0x20) == 'a' && at + 3 < text.Length && ((text[at + 3] | 0x20) == 'k' || text[at + 3] == '4');

    /// <summary>Returns whether the word before a place, and the spaces between, is the name of a scheme.</summary>
    public static bool IsNamedBefore(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - LongestGap)..at];
        var gap = before.Length - before.TrimEnd().Length;
        if (gap == 0 || gap == at)
        {
            return false;
        }

        before = text[..(at - gap)];
        return (before[^1] | 0x20) switch
        {
            'r' => EndsWith(before, "bearer"),
            'c' => EndsWith(before, "basic"),
            'e' => EndsWith(before, "negotiate"),
            'm' => EndsWith(before, "ntlm"),
            'k' => EndsWith(before, "kakaoak"),
            'n' => EndsWith(before, "token"),
            'y' => EndsWith(before, "apikey"),
            _ => false,
        };
    }

    /// <summary>Returns the credentials after the scheme whose name starts at <paramref name="at"/>.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, int at, out int start, out int end)
    {
        start = end = 0;
        if (at + 2 >= text.Length)
        {
            return false;
        }

        return (text[at] | 0x20, text[at + 1] | 0x20, text[at + 2] | 0x20) switch
        {
            ('b', 'e', 'a') => TryScheme(text, at, "bearer", Evidence.Bearer, out start, out end),
            ('b', 'a', 's') => TryScheme(text, at, "basic", Evidence.Basic, out start, out end),
            ('n', 'e', 'g') => TryScheme(text, at, "negotiate", Evidence.Bearer, out start, out end),
            ('n', 't', 'l') => TryScheme(text, at, "ntlm", Evidence.Bearer, out start, out end),
            ('k', 'a', 'k') => TryScheme(text, at, "kakaoak", Evidence.Bearer, out start, out end),
            ('t', 'o', 'k') => TryScheme(text, at, "token", Evidence.Token, out start, out end),
            ('a', 'p', 'i') => TryScheme(text, at, "apikey", Evidence.Token, out start, out end),
            ('a', 'w', 's') => TryAws(text, at, out start, out end),
            _ => false,
        };
    }

    private static bool TryScheme(
        ReadOnlySpan<char> text, int at, string scheme, Evidence evidence, out int start, out int end)
    {
        start = end = 0;
        if (!StartsWith(text, at, scheme) || !TextBoundary.IsStart(text, at))
        {
            return false;
        }

        start = BehindGap(text, at + scheme.Length);
        if (start < 0)
        {
            return false;
        }

        end = CharacterSet.Token68.EndOfRun(text[..Math.Min(text.Length, start + LongestWord)], start);
        if (end - start == LongestWord)
        {
            end = EndOfCredentials(text, end);
            return true;
        }

        var isCut = end < text.Length && text[end] == '…';
        var value = text[start..end].TrimEnd('.');
        if (value.Length < (isCut ? ShortestCut : ShortestCredentials) || IsNextPair(text, at, value) || !evidence.Holds(text[..at], value))
        {
            return false;
        }

        end = isCut || value.Length < end - start ? start + value.Length : EndOfCredentials(text, end);
        return true;
    }

    // "token_type=Bearer refund_id=re_1": the scheme is a value itself, and what follows is the next pair, whose name reads as one.
    private static bool IsNextPair(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> value) =>
        at > 0 && text[at - 1] == '=' && value.TrimEnd('=').IndexOf('=') is > 0 and <= LongestName and var sign && PlainWords.Covers(value[..sign]);

    // Credentials with a colon or the like are no token68, but are sent all the same: hide them to their end.
    private static int EndOfCredentials(ReadOnlySpan<char> text, int end)
    {
        var rest = text[end..];
        var length = rest.IndexOfAny(TextBoundary.EndOfCredentials);
        return length < 0 ? text.Length : end + length;
    }

    // "AWS4-HMAC-SHA256 Credential=AKIA…/…, SignedHeaders=…, Signature=…": all of it belongs together.
    private static bool TryAws(ReadOnlySpan<char> text, int at, out int start, out int end)
    {
        const string Scheme = "aws4-hmac-sha256";
        start = end = 0;
        if (!StartsWith(text, at, Scheme) || !TextBoundary.IsStart(text, at))
        {
            return false;
        }

        start = BehindGap(text, at + Scheme.Length);
        if (start < 0 || !StartsWith(text, start, "Credential="))
        {
            return false;
        }

        var header = text.Slice(start, Math.Min(LongestHeader, text.Length - start));
        var signature = header.IndexOf("Signature=");
        end = signature < 0 ? EndOfCredentials(text, start) : EndOfCredentials(text, start + signature);
        return end - start >= ShortestCredentials;
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string word) => text.EndsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(ReadOnlySpan<char> text, int at, string word) =>
        text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase);

    // White space as it is, or as a query string writes it.
    private static int BehindGap(ReadOnlySpan<char> text, int at)
    {
        var from = at;
        while (at < text.Length && at - from < LongestGap && (char.IsWhiteSpace(text[at]) || text[at] == '+'))
        {
            at++;
        }

        if (at == from && text[at..].StartsWith("%20"))
        {
            return at + 3;
        }

        return at > from ? at : -1;
    }

    /// <summary>Returns whether a text is credentials and not a word of prose.</summary>
    private readonly record struct Evidence(bool NeedsDigit, bool MayBeUserAndPassword)
    {
        private static readonly string[] NoScheme = WordLists.PhrasesOf("no-scheme");

        public static Evidence Bearer => new(false, false);

        public static Evidence Basic => new(true, true);

        public static Evidence Token => new(true, false);

        public bool Holds(ReadOnlySpan<char> before, ReadOnlySpan<char> value)
        {
            if (MayBeUserAndPassword && Base64Text.HoldsUserAndPassword(value))
            {
                return true;
            }

            var hasDigit = CharacterSet.Digits.IsIn(value);
            if (!NeedsDigit)
            {
                return hasDigit || !PlainWords.Covers(value);
            }

            var hasLetter = CharacterSet.Letters.IsIn(value);
            return hasDigit && hasLetter && !PlainWords.Covers(value) && !IsNamedOtherwise(before);
        }

        // "unexpected token x1y2z3a4" is a parser's complaint.
        private static bool IsNamedOtherwise(ReadOnlySpan<char> before)
        {
            foreach (var word in NoScheme)
            {
                if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
