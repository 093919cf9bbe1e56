using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The words of a line, one after the other; without the quotation marks around them.</summary>
internal ref struct LineWords(ReadOnlySpan<char> text, int start)
{
    /// <summary>How far a line is read.</summary>
    public const int Longest = 512;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n");

    private readonly ReadOnlySpan<char> _line = text[..Math.Min(text.Length, start + Longest)];
    private int _at = start;

    public int Start { get; private set; }

    public int End { get; private set; }

    public readonly ReadOnlySpan<char> Word => _line[Start..End];

    /// <summary>Whether the line ends behind the word.</summary>
    public readonly bool IsLast => _line[_at..].TrimStart(" \t") is [] or ['\r' or '\n', ..] or ['\\', 'r' or 'n', ..] or ['\'' or '"'];

    public bool MoveNext()
    {
        while (_at < _line.Length && _line[_at] is ' ' or '\t')
        {
            _at++;
        }

        if (_at >= _line.Length || Breaks.Contains(_line[_at]))
        {
            return false;
        }

        var quote = _line[_at] is '"' or '\'' ? 1 : 0;
        Start = _at + quote;
        var rest = _line[Start..];
        var length = quote > 0 ? TextQuote.FindClose(rest, _line.Slice(_at, 1)) : rest.IndexOfAny(Blanks);
        End = length < 0 ? _line.Length : Start + length;
        _at = Math.Min(_line.Length, End + quote);

        // Breaks may be written as escapes, and quotation marks around the whole line close it.
        if (quote == 0)
        {
            var word = _line[Start..End];
            var broken = word.IndexOf("\\r") is var r and >= 0 ? r : word.IndexOf("\\n");
            End = Start + (broken < 0 ? word : word[..broken]).TrimEnd("'\"").Length;
            _at = broken < 0 ? _at : Start + broken;
        }

        return End > Start;
    }
}
