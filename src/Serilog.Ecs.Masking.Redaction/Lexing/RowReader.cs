using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Reads the cells of one row of a table, from left to right.</summary>
/// <param name="text">The text; a quoted cell may contain line breaks.</param>
/// <param name="start">The offset of the row.</param>
/// <param name="separator">The character between two cells; <see cref="Blanks"/> where that is two blanks or more.</param>
internal ref struct RowReader(ReadOnlySpan<char> text, int start, char separator)
{
    /// <summary>Means two blanks or more.</summary>
    public const char Blanks = '\0';

    private const int LongestCell = 4_096;

    private static readonly SearchValues<char> Lines = SearchValues.Create("|│┃║");
    private static readonly SearchValues<char> Separators = SearchValues.Create("|│┃║\t;,");
    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-+=|: \t\r─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╞╡╪╟╢╫┏┓┗┛┣┫┳┻╋┯┷┿┠┨");

    private readonly ReadOnlySpan<char> _text = text;
    private int _at = BehindBorder(text, start, separator);
    private int _endOfLine = -1;
    private bool _isDone;

    /// <summary>Gets the offset of the cell, without the blanks and quotation marks around it.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the offset after the cell.</summary>
    public int End { get; private set; }

    /// <summary>Gets the offset of the next row, once all cells are read.</summary>
    public int Next { get; private set; }

    /// <summary>Gets whether the text ends with the row, which may be cut.</summary>
    public readonly bool IsLast => Next >= _text.Length;

    /// <summary>Returns whether anything that separates cells is in a line.</summary>
    public static bool MayBeRow(ReadOnlySpan<char> line) => line.ContainsAny(Separators) || line.Contains("  ", StringComparison.Ordinal);

    /// <summary>Returns the character between the cells of a line, or <see langword="null"/> for a line that is not a row.</summary>
    public static char? SeparatorOf(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAny(Lines) is var at and >= 0)
        {
            return line[at];
        }

        foreach (var sign in "\t;,")
        {
            if (line.Contains(sign))
            {
                return sign;
            }
        }

        return line.Contains("  ", StringComparison.Ordinal) ? Blanks : null;
    }

    /// <summary>Returns whether lines are drawn between the cells.</summary>
    public static bool IsDrawn(ReadOnlySpan<char> line) => line.ContainsAny(Lines) && !IsRule(line);

    /// <summary>Returns whether a line only separates others: <c>+----+----+</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> line) => line.Length > 2 && !line.ContainsAnyExcept(RuleCharacters);

    /// <summary>Reads the next cell.</summary>
    public bool MoveNext()
    {
        if (_isDone)
        {
            return false;
        }

        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        if (separator is ',' or ';' or '\t' && _at < _text.Length && _text[_at] == '"')
        {
            ReadQuoted();
        }
        else
        {
            Start = _at;
            _at = EndOfPlain(_at);
            End = Start + _text[Start.._at].TrimEnd(" \r").Length;
        }

        Finish();
        return true;
    }

    private void ReadQuoted()
    {
        var open = _at;
        var limit = Math.Min(_text.Length, open + LongestCell);
        for (_at++; _at < limit; _at++)
        {
            if (_text[_at] == '"')
            {
                if (_at + 1 >= limit || _text[_at + 1] != '"')
                {
                    break;
                }

                _at++; // Doubled, it is escaped.
            }
        }

        // Without an end it was cut, or is not a quotation mark.
        var isClosed = _at < limit || limit == _text.Length;
        Start = open + 1;
        End = isClosed ? Math.Min(_at, _text.Length) : EndOfPlain(open);
        _at = EndOfPlain(End);
    }

    private int EndOfPlain(int at)
    {
        var rest = _text[at..EndOfLine(at)];
        var end = separator == Blanks ? rest.IndexOf("  ") : rest.IndexOf(separator);
        return at + (end < 0 ? rest.Length : end);
    }

    // Looked for once in each line: a line may have very many cells.
    private int EndOfLine(int at)
    {
        if (_endOfLine < at)
        {
            var length = _text[at..].IndexOf('\n');
            _endOfLine = length < 0 ? _text.Length : at + length;
        }

        return _endOfLine;
    }

    // After the separator; a border at the end of the line begins no cell.
    private void Finish()
    {
        var line = _text[_at..EndOfLine(_at)];
        var isEnd = line.IsEmpty || line.IsWhiteSpace() || (Lines.Contains(separator) && line[1..].IsWhiteSpace());
        _isDone = isEnd;
        Next = isEnd ? Math.Min(_text.Length, _at + line.Length + 1) : _at;
        _at += separator == Blanks ? 2 : 1;
    }

    private static int BehindBorder(ReadOnlySpan<char> text, int start, char separator)
    {
        var at = start;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && text[at] == separator && Lines.Contains(separator) ? at + 1 : separator == Blanks ? at : start;
    }
}
