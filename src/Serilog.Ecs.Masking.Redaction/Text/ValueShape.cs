using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>One value behind a sensitive key: decides by what stands around it how it is written, and so where it ends.</summary>
internal readonly ref struct ValueShape(ReadOnlySpan<char> text, TextKey key, int separator, int separatorLength, MaskRule rule)
{
    // What is longer was hardly put between the quotes with its key.
    private const int LongestQuoted = 1_024;

    private readonly ReadOnlySpan<char> _text = text;

    private readonly TextKey _key = key;

    public bool TryFind(int window, out int start, out int end)
    {
        start = end = ValueStart.Behind(_text, _key, separator, separatorLength);
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

        if (text[start] == '{' && _key.Start > 0 && text[_key.Start - 1] == ';' && EnclosedValue.EndOfBraces(text, start) is var braces and > 0)
        {
            return braces;
        }

        if (text[start] == '{' && EnclosedValue.EndOfStored(text, start) is var stored and > 0)
        {
            return stored;
        }

        if (text[start] is '{' or '[')
        {
            return TextValue.EndOfBrackets(text, start);
        }

        if (text[start] == '(' && text[separator] == '=' && EnclosedValue.EndOfList(text, start) is var list and > 0)
        {
            return list;
        }

        var plain = TextValue.EndOfPlain(text, start);
        if (plain > start + (rule.IsLineWide ? 0 : 1) && text[plain - 1] == '(' && TextQuote.LengthAtStart(text[plain..]) is var inner and > 0)
        {
            return EnclosedValue.EndOfCall(text, plain, inner);
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
            ',' => BracketPair.EndOf(text, start),
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

    // Nothing but indentation, a list's dash or a comment's mark stands before the key.
    private bool StartsLine(ReadOnlySpan<char> text)
    {
        var before = text[.._key.Start].TrimEnd(" \t-#*>|\"'");
        return before.IsEmpty || before[^1] is '\n' or '\r' || before.EndsWith("\\n") || before.EndsWith("\\r");
    }
}
