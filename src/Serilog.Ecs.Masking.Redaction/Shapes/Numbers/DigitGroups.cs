using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>
/// The groups of digits that follow one another from a position on, in plain form: digits of any script, without
/// the invisible characters between them, separators told apart by kind.
/// </summary>
internal ref struct DigitGroups
{
    private const int MostGroups = 7;
    private const int MostDigits = 40;

    private DigitBuffer _digits;
    private GroupBuffer _groups;
    private int _digitCount;

    /// <summary>How many groups were read.</summary>
    public int Count { get; private set; }

    public readonly DigitGroup this[int index] => _groups[index];

    /// <summary>How many digits the first so many groups have together.</summary>
    public readonly int DigitsIn(int groups)
    {
        var digits = 0;
        for (var index = 0; index < groups; index++)
        {
            digits += _groups[index].Count;
        }

        return digits;
    }

    /// <summary>Returns the value of a digit, counted from the first group on.</summary>
    public readonly int Digit(int index) => _digits[index];

    /// <summary>Returns the number that so many digits stand for.</summary>
    public readonly int Number(int from, int count)
    {
        var number = 0;
        for (var index = from; index < from + count; index++)
        {
            number = (number * 10) + _digits[index];
        }

        return number;
    }

    /// <summary>Reads the groups from the digit at <paramref name="at"/> on, a bounded number of them.</summary>
    public static DigitGroups Read(ReadOnlySpan<char> text, int at)
    {
        var groups = default(DigitGroups);
        while (groups.Count < MostGroups && groups.ReadGroup(text, ref at))
        {
        }

        return groups;
    }

    // Returns whether another group follows.
    private bool ReadGroup(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        var end = at;
        var before = _digitCount;
        for (; at < text.Length && _digitCount < MostDigits; at++)
        {
            var digit = text[at] - '0';
            if ((uint)digit <= 9 || (digit = Disguise.DigitOf(text[at])) >= 0)
            {
                _digits[_digitCount++] = (byte)digit;
                end = at + 1;
            }
            else if (!Disguise.IsInvisible(text[at]))
            {
                break;
            }
        }

        var separator = SeparatorAt(text, at, out var length);
        at += length;
        _groups[Count++] = new DigitGroup(start, end, _digitCount - before, separator);
        return length > 0 && _digitCount < MostDigits;
    }

    private static DigitSeparator SeparatorAt(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 0;
        if (at >= text.Length)
        {
            return DigitSeparator.None;
        }

        if (text[at] == '…')
        {
            return DigitSeparator.Cut;
        }

        var separator = KindAt(text, at, out var width);
        if (at + width >= text.Length)
        {
            return DigitSeparator.None;
        }

        if (separator == DigitSeparator.Dash && text[at + width] == '…')
        {
            return DigitSeparator.Cut;
        }

        if (separator == DigitSeparator.None || Disguise.DigitOf(text[at + width]) < 0)
        {
            return DigitSeparator.None;
        }

        length = width;
        return separator;
    }

    private static DigitSeparator KindAt(ReadOnlySpan<char> text, int at, out int width)
    {
        width = 1;
        switch (text[at])
        {
            case ' ' when text[at..].StartsWith(" - "):
                width = 3;
                return DigitSeparator.SpacedDash;
            case ' ' when text[at..].StartsWith(" ("):
                width = 2;
                return DigitSeparator.Space;
            case ' ' or '+' or '(' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000':
                return DigitSeparator.Space;
            case '-' when text[at..].StartsWith("-("):
                width = 2;
                return DigitSeparator.Dash;
            case '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '－':
                return DigitSeparator.Dash;
            case '.' or '．':
                return DigitSeparator.Dot;
            case ')' or '）':
                width = at + 1 < text.Length && text[at + 1] is ' ' or '-' ? 2 : 1;
                return DigitSeparator.Close;
            case '%' when text[at..].StartsWith("%20"):
                width = 3;
                return DigitSeparator.Space;
            case '%' when text[at..].StartsWith("%2D", StringComparison.OrdinalIgnoreCase):
                width = 3;
                return DigitSeparator.Dash;
            default:
                return DigitSeparator.None;
        }
    }

    [InlineArray(MostDigits)]
    private struct DigitBuffer
    {
        private byte _first;
    }

    [InlineArray(MostGroups)]
    private struct GroupBuffer
    {
        private DigitGroup _first;
    }
}
