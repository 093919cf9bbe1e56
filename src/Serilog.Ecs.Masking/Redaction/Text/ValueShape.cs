namespace Serilog.Ecs.Masking.Redaction;

/// <summary>One value behind a sensitive key: decides by what stands around it how it is written, and so where it ends.</summary>
internal readonly ref struct ValueShape(ReadOnlySpan<char> text, TextKey key, int separator, int separatorLength, MaskRule rule)
{
    // What is longer was hardly put between the quotes with its key.
    private const int LongestQuoted = 1_024;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly TextKey _key = key;

    public bool TryFind(int window, out int start, out int end)
    {
        start = end = SkipBlanks(separator + separatorLength);
        if (start >= _text.Length)
        {
            return false;
        }

        var limit = (int)Math.Min(_text.Length, (long)start + window);
        end = FindEnd(_text[..limit], ref start);
        if (end >= limit && limit < _text.Length)
        {
            // The value fills the whole window: no end is certain.
            end = _text.Length;
        }

        return end > start;
    }

    private int FindEnd(ReadOnlySpan<char> text, ref int start)
    {
        if (text[start] is 'N' or 'b' or 'u' or '@' or '$' && start + 1 < text.Length && text[start + 1] is '\'' or '"')
        {
            start++;
        }

        PhpText.Enter(text, ref start);
        if (text[start] == '(' && PlainValue.IsRemark(text[start..]))
        {
            return start;
        }

        var quote = TextQuote.LengthAtStart(text[start..]);
        if (quote > 0)
        {
            var mark = text.Slice(start, quote);
            start += quote;
            return start + TextQuote.FindClose(text[start..], mark);
        }

        var isColon = text[separator] == ':';
        if ((isColon || text[separator] == '-') && KeyProse.Begins(text[start..]))
        {
            return start;
        }

        if (isColon && text[start] is '\r' or '\n')
        {
            return IndentedBlock.TryFindBelow(text, _key.Start, start, rule, out start, out var endOfLines) ? endOfLines : start;
        }

        if (isColon && IndentedBlock.TryFind(text, _key.Start, start, out var block, out var endOfBlock))
        {
            start = block;
            return endOfBlock;
        }

        text = InsideQuotes(text, start);

        if (PlainValue.IsPlaceholder(TextValue.RawWord(text, start)) || PlainValue.StartsVariable(text[start..]))
        {
            return start;
        }

        if (text[start] == '{' && _key.Start > 0 && text[_key.Start - 1] == ';' && EndOfBraces(text, start) is var braces and > 0)
        {
            return braces;
        }

        if (text[start] == '{' && EndOfStored(text, start) is var stored and > 0)
        {
            return stored;
        }

        if (text[start] is '{' or '[')
        {
            return TextValue.EndOfBrackets(text, start);
        }

        if (text[start] == '(' && text[separator] == '=' && EndOfList(text, start) is var list and > 0)
        {
            return list;
        }

        var plain = TextValue.EndOfPlain(text, start);
        if (plain > start + (rule.IsLineWide ? 0 : 1) && text[plain - 1] == '(' && TextQuote.LengthAtStart(text[plain..]) is var inner and > 0)
        {
            return EndOfCall(text, plain, inner);
        }

        if (PlainValue.IsPlaceholder(text[start..plain]) || PlainValue.IsNothing(text[start..plain]))
        {
            return start;
        }

        // "token\u003dx\u0026page\u003d2"
        if (text[separator] == '\\')
        {
            var next = text[start..plain].IndexOf("\\u0026", StringComparison.OrdinalIgnoreCase);
            return next < 0 ? plain : start + next;
        }

        if (text[separator] == '%')
        {
            return EndOfEncoded(text, start);
        }

        return text[separator] switch
        {
            ',' => EndOfPair(text, start),
            ':' => EndBehindColon(text, start, plain),
            '-' => plain,
            _ => EndBehindEquals(text, start),
        };
    }

    private int EndBehindColon(ReadOnlySpan<char> text, int start, int plain)
    {
        var isSpaced = start > separator + 1;
        if (rule.IsLineWide || (isSpaced && !_key.IsQuoted && StartsLine(text)))
        {
            return TextValue.EndOfTextLine(text, start);
        }

        // "password: correct horse" in running text: what a person chose may be several words.
        return rule.IsTyped && isSpaced ? TextValue.EndBeforeNextPair(text, start) : plain;
    }

    private int EndBehindEquals(ReadOnlySpan<char> text, int start)
    {
        var before = text[.._key.Start].TrimEnd(' ');
        var last = before.IsEmpty ? '\0' : before[^1];
        if (rule.IsLineWide && separator + 1 == start && last is not ('?' or '&' or ';'))
        {
            return rule.HoldsPairs ? TextValue.EndOfTextLine(text, start) : TextValue.EndBeforeNextPair(text, start);
        }

        if (text[separator - 1] == ' ' && start > separator + 1)
        {
            // "{ A = x y, B = z }" and "A = x y" on a line of its own.
            return last is '{' or ','
                ? TextValue.EndOfMember(text, start)
                : StartsLine(text) ? TextValue.EndOfTextLine(text, start) : TextValue.EndOfPlain(text, start);
        }

        // One of several lines, as in a file of settings: what a person chose may be several words.
        return rule.IsTyped && last is '\n' or '\r' ? Math.Max(TextValue.EndBeforeNextPair(text, start), TextValue.EndOfTight(text, start, last)) : TextValue.EndOfTight(text, start, last);
    }

    // "PWD={hun}}ter2};": in a connection string of ODBC a brace in braces is doubled.
    private static int EndOfBraces(ReadOnlySpan<char> text, int start)
    {
        var isDoubled = false;
        for (var at = start + 1; at < text.Length && at - start < LongestQuoted; at++)
        {
            if (text[at] != '}')
            {
                continue;
            }

            if (at + 1 == text.Length || text[at + 1] != '}')
            {
                return isDoubled ? at + 1 : 0;
            }

            isDoubled = true;
            at++;
        }

        return 0;
    }

    // "{SSHA}aHVu…", "{noop}x": directories and frameworks write before a password how it is stored.
    private static int EndOfStored(ReadOnlySpan<char> text, int start)
    {
        const int LongestScheme = 24;
        var rest = text[(start + 1)..];
        var close = rest[..Math.Min(rest.Length, LongestScheme)].IndexOf('}');
        return close > 1 && close + 1 < rest.Length && PlainValue.IsName(rest[..close]) && (char.IsAsciiLetterOrDigit(rest[close + 1]) || rest[close + 1] is '$' or '/' or '+')
            ? TextValue.EndOfPlain(text, start + close + 2)
            : 0;
    }

    // "PASSWORD = PASSWORD('x')": the call is the value.
    private static int EndOfCall(ReadOnlySpan<char> text, int at, int quote)
    {
        var end = at + quote + TextQuote.FindClose(text[(at + quote)..], text.Slice(at, quote));
        var bracket = text[end..].IndexOf(')');
        return bracket < 0 ? end : end + bracket + 1;
    }

    // CREDENTIALS=(AWS_KEY_ID='x' AWS_SECRET_KEY='y')
    private static int EndOfList(ReadOnlySpan<char> text, int start)
    {
        var close = text[start..Math.Min(text.Length, start + LongestQuoted)].IndexOfAny(')', '\n');
        return close > 0 && text[start + close] == ')' && char.IsAsciiLetter(text[start + 1]) && text.Slice(start, close).Contains('=') ? Math.Max(start + close + 1, TextValue.EndOfPlain(text, start + close)) : 0;
    }

    // In "curl -H "key: value"" the quote before the key closes behind the value.
    private ReadOnlySpan<char> InsideQuotes(ReadOnlySpan<char> text, int start)
    {
        var quote = _key.IsQuoted ? 0 : TextQuote.LengthAtEnd(text[.._key.Start]);
        if (quote == 0)
        {
            return text;
        }

        var window = text[start..Math.Min(text.Length, start + LongestQuoted)];
        var length = TextQuote.FindClose(window, text.Slice(_key.Start - quote, quote));
        return length < window.Length ? text[..(start + length)] : text;
    }

    private int EndOfEncoded(ReadOnlySpan<char> text, int start)
    {
        var end = TextValue.EndOfPlain(text, start);

        // What is encoded as often as the sign before the value is no part of it; what is encoded once more is.
        ReadOnlySpan<string> once = ["%26", "&", "%22", "%0A", "%0D", "%3B", "%7D"];
        ReadOnlySpan<string> twice = ["%2526", "%26", "&", "%2522", "%253B", "%257D"];
        foreach (var sign in separatorLength > 3 ? twice : once)
        {
            var at = text[start..end].IndexOf(sign, StringComparison.OrdinalIgnoreCase);
            end = at < 0 ? end : start + at;
        }

        return end;
    }

    private static int EndOfPair(ReadOnlySpan<char> text, int start)
    {
        // A bracket with more of the value behind it belongs to the value.
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] is ']' or ')' && (at + 1 == text.Length || text[at + 1] is ',' or ' ' or '"' or '\'' or '\\' or ']' or ')' or '}' or '.' or ';'))
            {
                return at;
            }
        }

        return text.Length;
    }

    // Nothing but indentation, a list's dash or a comment's mark stands before the key.
    private bool StartsLine(ReadOnlySpan<char> text)
    {
        var before = text[.._key.Start].TrimEnd(" \t-#*>|\"'");
        return before.IsEmpty || before[^1] is '\n' or '\r' || before.EndsWith("\\n") || before.EndsWith("\\r");
    }

    private int SkipBlanks(int at)
    {
        // "=>", "==", "===", ":=".
        for (var sign = 0; sign < 2 && separatorLength == 1 && at < _text.Length && (_text[at] == '=' || (_text[at] == '>' && _text[separator] == '=')); sign++)
        {
            at++;
        }

        // LDIF has two colons before what is base64.
        if (separatorLength == 1 && _text[separator] == ':' && _text[at..].StartsWith(": "))
        {
            at++;
        }

        // "**Password:** x", "<b>Password:</b> x"
        foreach (var close in (ReadOnlySpan<string>)["**", "*", "</b>", "</strong>"])
        {
            if (_text[separator] == ':' && _text[at..].StartsWith(close) && _text[(at + close.Length)..] is [' ', ..] && _key.Start > 0 && _text[_key.Start - 1] is '*' or '>')
            {
                at += close.Length;
                break;
            }
        }

        var isBroken = _key.IsQuoted || (at > 1 && _text[at - 1] == '>' && _text[at - 2] == '=');
        var limit = Math.Min(_text.Length, at + 16);
        while (at < limit && (_text[at] is ' ' or '\t' || (isBroken && _text[at] is '\r' or '\n')))
        {
            at++;
        }

        return at;
    }
}
