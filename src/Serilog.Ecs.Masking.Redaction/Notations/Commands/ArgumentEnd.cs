using Serilog.Ecs.Masking.Redaction.Lexing;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Finds where the words of one command end.</summary>
/// <param name="text">The text, cut to where the search may end.</param>
/// <param name="isList">Whether commas separate the words.</param>
/// <param name="isInParentheses">Whether a parenthesis ends the command.</param>
/// <param name="isCut">Whether the text ends here: it may have been cut within a word.</param>
internal ref struct ArgumentEnd(ReadOnlySpan<char> text, bool isList, bool isInParentheses, bool isCut)
{
    private readonly ReadOnlySpan<char> _text = text;

    // A mark that is closed nowhere in the rest of the text: it is looked for once.
    private char _unclosed;

    /// <summary>Returns the offset after the word that starts at an offset.</summary>
    /// <param name="start">The offset of the word.</param>
    /// <param name="isLast">Whether the command ends with it.</param>
    public int Find(int start, out bool isLast)
    {
        isLast = false;
        for (var at = start; at < _text.Length;)
        {
            var character = _text[at];
            if (ArgumentReader.IsBlank(character) || ArgumentReader.IsBreak(_text, at) || (character is ';' or '&' or '|' && EndsWord(at + 1)))
            {
                return at;
            }

            if ((isList && character is ',' or ']' && EndsWord(at + 1)) || (isInParentheses && character == ')' && EndsWord(at + 1)))
            {
                isLast = character != ',';
                return at;
            }

            var quote = QuoteReader.ReadAt(_text, at);
            if (quote.Exists)
            {
                // With nothing of the word after it, the mark closes what is around the command.
                if (at > start && EndsWord(quote.End))
                {
                    isLast = true;
                    return at;
                }

                at = EndOfQuoted(quote, at == start || !char.IsLetterOrDigit(_text[at - 1]));
                continue;
            }

            at = character switch
            {
                '$' when at + 1 < _text.Length && _text[at + 1] is '(' or '{' => ValueEnd.OfBrackets(_text, at + 1),
                '{' when at + 1 < _text.Length && _text[at + 1] == '{' => ValueEnd.OfBrackets(_text, at),
                '\\' when at + 1 < _text.Length && _text[at + 1] is not ('\r' or '\n') => at + 2,
                '\\' => _text.Length,
                _ => at + 1,
            };
        }

        return _text.Length;
    }

    // Where a text was cut, a mark is not closed; in running text it may be an apostrophe.
    private int EndOfQuoted(Quote quote, bool isOpening)
    {
        var mark = _text[quote.Start];
        var close = quote.Length == 1 && mark == _unclosed ? _text.Length : QuoteReader.FindClose(_text, quote);
        if (close < _text.Length)
        {
            return close + quote.Length;
        }

        _unclosed = quote.Length == 1 ? mark : _unclosed;
        return isOpening && isCut ? _text.Length : quote.End;
    }

    private readonly bool EndsWord(int at) =>
        at >= _text.Length
            || _text[at] is ' ' or '\t' or '\r' or '\n' or ',' or ']' or ')' or '}' or ';' or '.' or '|' or '<' or '"' or '\''
            || ArgumentReader.IsBreak(_text, at);
}
