using System.Buffers;
using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Redaction.Buffers;

/// <summary>
/// A growing run of characters that one thread fills and reuses. Characters and not UTF-8, because a Serilog sink takes
/// a <see cref="TextWriter"/>: bytes would have to be decoded again before every write.
/// </summary>
internal sealed class CharBuffer(int capacity)
{
    private char[] _chars = new char[capacity];
    private int _length;
    private int _high;

    public int Length => _length;

    public int Capacity => _chars.Length;

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, _length);

    public ReadOnlySpan<char> WrittenFrom(int start) => _chars.AsSpan(start, _length - start);

    /// <summary>Removes everything from <paramref name="length"/> on.</summary>
    public void Rewind(int length)
    {
        _high = Math.Max(_high, _length);
        _length = length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char value)
    {
        var length = _length;
        var chars = _chars;
        if ((uint)length < (uint)chars.Length)
        {
            chars[length] = value;
            _length = length + 1;
        }
        else
        {
            Grow(1);
            _chars[_length++] = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - _length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_chars.AsSpan(_length));
        _length += text.Length;
    }

    public void Append(char value, int count)
    {
        Reserve(count)[..count].Fill(value);
        _length += count;
    }

    /// <summary>Returns free space of at least <paramref name="count"/> characters; <see cref="Advance"/> says how much of it was used.</summary>
    public Span<char> Reserve(int count)
    {
        if (count > _chars.Length - _length)
        {
            Grow(count);
        }

        return _chars.AsSpan(_length);
    }

    public void Advance(int count) => _length += count;

    /// <summary>Appends a number, date or id in the invariant culture.</summary>
    public void AppendFormatted<T>(T value, scoped ReadOnlySpan<char> format = default, IFormatProvider? culture = null)
        where T : ISpanFormattable
    {
        var size = 64;
        int written;
        while (!value.TryFormat(Reserve(size), out written, format, culture ?? System.Globalization.CultureInfo.InvariantCulture))
        {
            // A format may ask for any number of digits; beyond this it is a fault of the format, caught by the caller.
            size = size < 1_048_576 ? size * 4 : throw new FormatException("A formatted value is longer than a million characters.");
        }

        _length += written;
    }

    // These two are in every document. What is generic over a type of the framework has no native code in a package.
    public void AppendFormatted(long value)
    {
        value.TryFormat(Reserve(20), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    public void AppendFormatted(DateTime value, scoped ReadOnlySpan<char> format)
    {
        if (value.TryFormat(Reserve(64), out var written, format, System.Globalization.CultureInfo.InvariantCulture))
        {
            _length += written;
        }
        else
        {
            AppendFormatted<DateTime>(value, format);
        }
    }

    public void Replace(int index, char value) => _chars[index] = value;

    /// <summary>Puts a run of one character before what was written from <paramref name="index"/> on.</summary>
    public void Insert(int index, char value, int count)
    {
        Reserve(count);
        _chars.AsSpan(index, _length - index).CopyTo(_chars.AsSpan(index + count));
        _chars.AsSpan(index, count).Fill(value);
        _length += count;
    }

    /// <summary>Puts a character before the last few.</summary>
    public void InsertFromEnd(int count, char value)
    {
        Reserve(1);
        var chars = _chars;
        var at = _length;
        for (var end = at - count; at > end; at--)
        {
            chars[at] = chars[at - 1];
        }

        chars[at] = value;
        _length++;
    }

    public void WriteTo(TextWriter output) => output.Write(_chars, 0, _length);

    /// <summary>Empties the buffer and overwrites what it held, so that no log text outlives its event.</summary>
    public void Clear()
    {
        _chars.AsSpan(0, Math.Max(_high, _length)).Clear();
        _length = 0;
        _high = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int count)
    {
        var size = (int)Math.Min(Math.Max((long)_chars.Length * 2, (long)_length + count), Array.MaxLength);
        var larger = new char[size];
        _chars.AsSpan(0, _length).CopyTo(larger);
        _chars.AsSpan(0, Math.Max(_high, _length)).Clear();
        _chars = larger;
        _high = 0;
    }
}
