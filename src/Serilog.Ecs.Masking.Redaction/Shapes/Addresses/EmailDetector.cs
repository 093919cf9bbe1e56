using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>Reads an e-mail address outwards from its at sign, within the lengths that mail allows.</summary>
/// <remarks>
/// No at sign is passed on the way, so the stretches read for two at signs hardly overlap and a text of nothing
/// but at signs is read in linear time.
/// </remarks>
internal static class EmailDetector
{
    private const int LongestLocalPart = 256;
    private const int LongestHeader = 32;

    private static readonly SearchValues<char> HeaderCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    /// <summary>Returns the address whose at sign is at <paramref name="at"/> and takes <paramref name="length"/> characters.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, int floor, int at, int length, out int start, out int end)
    {
        start = StartOfLocalPart(text, floor, at);
        end = start < at ? EmailDomainDetector.FindEnd(text, at + length) : -1;
        return end > 0 && !IsRepository(text, start, at, end) && !IsMessageId(text, start) && !Vocabulary.Is(text[(at + length)..end], WordClass.NoMail);
    }

    // "Message-ID: <42@mail.example.com>"
    private static bool IsMessageId(ReadOnlySpan<char> text, int start)
    {
        if (start < 2 || text[start - 1] != '<')
        {
            return false;
        }

        var name = text[Math.Max(0, start - LongestHeader)..(start - 1)].TrimEnd(" \t:=");
        return Vocabulary.Is(name[(name.LastIndexOfAnyExcept(HeaderCharacters) + 1)..], WordClass.MessageHeader);
    }

    private static int StartOfLocalPart(ReadOnlySpan<char> text, int floor, int at)
    {
        var start = at;
        floor = Math.Max(floor, at - LongestLocalPart);
        while (start > floor)
        {
            var previous = text[start - 1];
            if (previous == '%')
            {
                return TrimDots(text, BehindPercent(text, floor, start, at), at);
            }

            if (previous == '\\')
            {
                return TrimDots(text, BehindEscape(text, start, at), at);
            }

            if (!IsLocal(previous) && !IsPartOfName(text, floor, start - 1))
            {
                break;
            }

            start--;
        }

        return TrimDots(text, start, at);
    }

    // "%20john" ends the address at the space it represents; "john%2Bnews" is one local part.
    private static int BehindPercent(ReadOnlySpan<char> text, int floor, int start, int at)
    {
        if (at - start < 2 || !char.IsAsciiHexDigit(text[start]) || !char.IsAsciiHexDigit(text[start + 1]))
        {
            return start;
        }

        var code = text.Slice(start, 2);
        var isLocal = code.Equals("2B", StringComparison.OrdinalIgnoreCase)
            || code.Equals("2E", StringComparison.OrdinalIgnoreCase)
            || code.Equals("2D", StringComparison.OrdinalIgnoreCase)
            || code.Equals("5F", StringComparison.OrdinalIgnoreCase);
        if (!isLocal)
        {
            return start + 2;
        }

        var from = start - 1;
        while (from > floor && IsLocal(text[from - 1]))
        {
            from--;
        }

        return from;
    }

    private static int BehindEscape(ReadOnlySpan<char> text, int start, int at)
    {
        if (text[start] == 'u' && at - start > 5)
        {
            return start + 5;
        }

        return text[start] is 'n' or 'r' or 't' && at - start > 1 ? start + 1 : start;
    }

    private static int TrimDots(ReadOnlySpan<char> text, int start, int at)
    {
        while (start < at && (text[start] is '.' or '-' or '\'' || Disguise.IsInvisible(text[start])))
        {
            start++;
        }

        return start;
    }

    private static bool IsLocal(char value) =>
        value < 0x80
            ? char.IsAsciiLetterOrDigit(value) || value is '.' or '_' or '+' or '-' or '~'
            : char.IsLetterOrDigit(value) || char.IsSurrogate(value) || Disguise.IsInvisible(value)
                || value is '．' or '＿' or '＋' or '－' || IsMark(value);

    private static bool IsMark(char value) =>
        char.GetUnicodeCategory(value) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // Mail allows more than people use. An apostrophe between letters is a name (o'brien); an equals sign behind
    // a plus is a bounce address (bounce+ada=example.com@…), any other is a key.
    private static bool IsPartOfName(ReadOnlySpan<char> text, int floor, int at)
    {
        if (text[at] == '\'')
        {
            return at > floor && char.IsLetter(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1]);
        }

        if (text[at] != '=')
        {
            return false;
        }

        for (var before = at - 1; before > floor && IsLocal(text[before]); before--)
        {
            if (text[before] == '+')
            {
                return true;
            }
        }

        return false;
    }

    // git@github.com:org/repository.git is a login at a host, the same for everyone.
    private static bool IsRepository(ReadOnlySpan<char> text, int start, int at, int end) =>
        text[start..at] is "git" && end < text.Length && (text[end] is ':' or '/');
}
