using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Reads the cells of one row of a table, from left to right.</summary>
/// <param name="text">The text that the row stands in; a cell in quotes may go on over its lines.</param>
/// <param name="start">Where the row begins.</param>
/// <param name="delimiter">What stands between two cells; <see cref="Blanks"/> where that is two spaces or more.</param>
internal ref struct TableRow(ReadOnlySpan<char> text, int start, char delimiter)
{
    /// <summary>Stands for two spaces or more.</summary>
    public const char Blanks = '\0';

    private const int LongestCell = 4_096;

    private static readonly SearchValues<char> Lines = SearchValues.Create("|│┃║");
    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-+=|: \t\r─━═│┃║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╞╡╪╟╢╫┏┓┗┛┣┫┳┻╋┯┷┿┠┨");

    private readonly ReadOnlySpan<char> _text = text;
    private int _at = BehindBorder(text, start, delimiter);
    private bool _isDone;

    /// <summary>Where the cell begins, without the spaces and quotes around it.</summary>
    public int Start { get; private set; }

    /// <summary>Where the cell ends.</summary>
    public int End { get; private set; }

    /// <summary>Where the next row begins, once all cells are read.</summary>
    public int Next { get; private set; }

    /// <summary>Whether the text ends with the row, which may be cut.</summary>
    public readonly bool IsLast => Next >= _text.Length;

    /// <summary>What stands between the cells of a line, or <see langword="null"/> where it is no row.</summary>
    public static char? DelimiterOf(ReadOnlySpan<char> line)
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

    /// <summary>Whether lines are drawn between the cells.</summary>
    public static bool IsDrawn(ReadOnlySpan<char> line) => line.ContainsAny(Lines) && !IsRule(line);

    /// <summary>Whether a line only sets off others: <c>+----+----+</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> line) => line.Length > 2 && !line.ContainsAnyExcept(RuleCharacters);

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

        if (delimiter is ',' or ';' or '\t' && _at < _text.Length && _text[_at] == '"')
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

                _at++; // Doubled, it stands for itself.
            }
        }

        // Without an end it was cut, or is no quotation mark.
        var isClosed = _at < limit || limit == _text.Length;
        Start = open + 1;
        End = isClosed ? Math.Min(_at, _text.Length) : EndOfPlain(open);
        _at = EndOfPlain(End);
    }

    private readonly int EndOfPlain(int at)
    {
        var rest = _text[at..];
        var end = delimiter == Blanks ? rest.IndexOf('\n') : rest.IndexOfAny(delimiter, '\n');
        end = end < 0 ? rest.Length : end;
        var gap = delimiter == Blanks ? rest[..end].IndexOf("  ") : -1;
        return at + (gap < 0 ? end : gap);
    }

    // Behind the delimiter; a border at the end of the line begins no cell.
    private void Finish()
    {
        var line = _text[_at..];
        line = line.IndexOf('\n') is var end and >= 0 ? line[..end] : line;
        var isEnd = line.IsEmpty || line.IsWhiteSpace() || (Lines.Contains(delimiter) && line[1..].IsWhiteSpace());
        _isDone = isEnd;
        Next = isEnd ? Math.Min(_text.Length, _at + line.Length + 1) : _at;
        _at += delimiter == Blanks ? 2 : 1;
    }

    private static int BehindBorder(ReadOnlySpan<char> text, int start, char delimiter)
    {
        var at = start;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && text[at] == delimiter && Lines.Contains(delimiter) ? at + 1 : delimiter == Blanks ? at : start;
    }
}
