using Serilog.Ecs.Masking.Redaction.Lexing;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>
/// Divides a command into its words, as shells do (marks, escapes, continued lines) and as lists of arguments are written:
/// <c>["curl", "-u", "ann:x"]</c>, <c>[curl, -u, ann:x]</c>. A command ends with its line, and where the next one begins.
/// </summary>
internal static class ArgumentReader
{
    /// <summary>How many times each character is looked at, about.</summary>
    public const int Cost = 4;

    private const int MostWords = 64;
    private const int Window = 2_048;

    // Offsets only, no text. Reused, because a command line is read at each name of a program.
    [ThreadStatic]
    private static Argument[]? _arguments;

    /// <summary>Reads the words that follow the name of a program.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of the name.</param>
    /// <param name="end">The offset after the name.</param>
    /// <param name="length">The number of characters that were looked at.</param>
    /// <returns>The words, until the next call of the thread; pipes are words of their own.</returns>
    public static ReadOnlySpan<Argument> ReadAfter(ReadOnlySpan<char> text, int start, int end, out int length)
    {
        var arguments = _arguments ??= new Argument[MostWords];
        var close = QuoteReader.ReadAt(text, end);
        var at = end + close.Length;
        var isList = close.Exists && at < text.Length && text[at] == ',';
        var isPlainList = !close.Exists && at < text.Length && text[at] == ',' && start > 0 && text[start - 1] == '[';
        var isInParentheses = start > 0 && text[start - 1] == '(';
        var cut = text[..Math.Min(text.Length, at + Window)];
        length = 0;
        if (at < text.Length && !isList && !isPlainList && !IsBlank(text[at]) && text[at] != '\\' && text[at] != '^')
        {
            return default;
        }

        var words = new ArgumentEnd(cut, isPlainList || isList, isInParentheses, isCut: cut.Length == text.Length);
        var count = 0;
        var isEnd = false;
        while (count < arguments.Length && !isEnd)
        {
            at = isList || isPlainList ? SkipCommas(cut, at) : SkipBlanks(cut, at);
            if (at >= cut.Length || EndsCommand(cut, at, isList || isPlainList))
            {
                break;
            }

            if (cut[at] == '|')
            {
                arguments[count++] = new Argument(at, at + 1, default);
                at = AfterPipe(cut, at + 1);
                continue;
            }

            var next = isList && QuoteReader.ReadAt(cut, at) is { Exists: true } open
                ? Math.Min(cut.Length, QuoteReader.FindClose(cut, open) + open.Length)
                : words.Find(at, out isEnd);
            if (next <= at)
            {
                break;
            }

            arguments[count++] = Unquoted(cut, at, next);
            at = next;
        }

        length = at - end;
        return arguments.AsSpan(0, count);
    }

    /// <summary>Reads the one word that begins at an offset or after the blanks there.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out Argument argument)
    {
        argument = default;
        var cut = text[..Math.Min(text.Length, at + Window)];
        at = SkipBlanks(cut, at);
        if (at >= cut.Length || EndsCommand(cut, at, isList: false))
        {
            return false;
        }

        var end = new ArgumentEnd(cut, isList: false, isInParentheses: false, isCut: cut.Length == text.Length).Find(at, out _);
        argument = Unquoted(cut, at, end);
        return end > at;
    }

    private static Argument Unquoted(ReadOnlySpan<char> text, int start, int end)
    {
        var open = QuoteReader.ReadAt(text, start);
        if (open.Exists)
        {
            var close = QuoteReader.FindClose(text[..end], open);
            if (close + open.Length == end || close == end)
            {
                return new Argument(open.End, close, open);
            }
        }

        return new Argument(start, end, default);
    }

    // Blanks, and the ends of lines that are continued.
    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (true)
        {
            at = WhiteSpace.SkipBlanks(text, at);
            var rest = text[at..];
            var skipped = rest switch
            {
                ['\\' or '^' or '`', '\r', '\n', ..] => 3,
                ['\\' or '^' or '`', '\n', ..] => 2,
                ['\\', '\\', '\\', 'n', ..] => 4,
                _ => 0,
            };
            if (skipped == 0)
            {
                return at;
            }

            at += skipped;
        }
    }

    private static int SkipCommas(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (IsBlank(text[at]) || text[at] is ',' or '\r' or '\n'))
        {
            at++;
        }

        return at;
    }

    private static int AfterPipe(ReadOnlySpan<char> text, int at)
    {
        at = SkipBlanks(text, at);
        return text[at..].StartsWith("sudo ") && !text[at..].StartsWith("sudo -") ? at + 5 : at;
    }

    private static bool EndsCommand(ReadOnlySpan<char> text, int at, bool isList)
    {
        var rest = text[at..];
        return IsBreak(text, at)
            || rest is [';' or '&', ..] or ['|', '|', ..]
            || (isList && (rest[0] is ']' or ')' or '}'));
    }

    /// <summary>Returns whether a character separates words.</summary>
    public static bool IsBlank(char character) => character is ' ' or '\t' or '\u00A0';

    /// <summary>
    /// Returns whether a line ends at an offset. A break may be written as an escape; <c>\n</c> with letters after it may be a part of a path.
    /// </summary>
    public static bool IsBreak(ReadOnlySpan<char> text, int at) => text[at..] switch
    {
        ['\r' or '\n', ..] => true,
        ['\\', 'r' or 'n'] => true,
        ['\\', 'r' or 'n', ' ' or '"' or '\'' or '\\', ..] => true,
        _ => false,
    };
}
