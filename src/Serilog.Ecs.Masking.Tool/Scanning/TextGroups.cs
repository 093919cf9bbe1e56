namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>
/// Splits text into what is searched at once: a JSON line alone, and lines of other text together, because a secret there may have
/// several lines and its name may be on another one.
/// </summary>
internal ref struct TextGroups(ReadOnlySpan<char> text)
{
    private const int MaxLength = 32 * 1024;

    private readonly ReadOnlySpan<char> _text = text;

    public int Start { get; private set; }

    /// <summary>The length with its line breaks.</summary>
    public int Length { get; private set; }

    public bool IsJson { get; private set; }

    public readonly ReadOnlySpan<char> Current => _text.Slice(Start, Length);

    public bool MoveNext()
    {
        Start += Length;
        Length = 0;
        if (Start >= _text.Length)
        {
            return false;
        }

        Length = LineLength(Start);
        IsJson = IsJsonLine(Start, Length);
        if (IsJson)
        {
            return true;
        }

        while (Start + Length < _text.Length)
        {
            var next = LineLength(Start + Length);
            if (IsJsonLine(Start + Length, next) || (Length + next > MaxLength && !PrivateKeys.IsOpen(Current)))
            {
                break;
            }

            Length += next;
        }

        return true;
    }

    private readonly int LineLength(int start)
    {
        var end = _text[start..].IndexOf('\n');
        return end < 0 ? _text.Length - start : end + 1;
    }

    private readonly bool IsJsonLine(int start, int length) =>
        _text[start] == '{' && _text.Slice(start, length).TrimEnd("\r\n") is [.., '}'];
}
