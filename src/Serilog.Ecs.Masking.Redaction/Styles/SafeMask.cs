using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Styles;

/// <summary>One call of a style, guarded: whatever the style does, what is written is a mask.</summary>
/// <remarks>
/// Measure with the constructor, give <see cref="Write"/> a span of at least <see cref="Room"/>, use what it says it
/// wrote. The room is never less than the fallback takes, because a style may fail after it has promised less.
/// </remarks>
internal ref struct SafeMask
{
    private const int MaxGrowth = 8;

    private readonly MaskStyle _style;
    private readonly ReadOnlySpan<char> _value;
    private readonly int _length;

    public SafeMask(MaskStyle style, ReadOnlySpan<char> value)
    {
        _style = style;
        _value = value;
        try
        {
            _length = style.GetMaskedLength(value);
        }
        catch (Exception)
        {
            _length = -1;
        }

        Failed = _length < 0 || IsTooLong(_length, value);
    }

    /// <summary>Whether the style broke its contract, for a report that names the style and never the value.</summary>
    public bool Failed { get; private set; }

    /// <summary>How long the span given to <see cref="Write"/> must be at least.</summary>
    public readonly int Room => Math.Max(Failed ? 0 : _length, FullStyle.DefaultPlaceholder.Length);

    /// <summary>Masks a value into a string of its own, for places that cannot take a span.</summary>
    public static string Apply(MaskStyle style, ReadOnlySpan<char> value)
    {
        // What is masked most, the tokens of requests, needs no measuring.
        if (style is WrittenStyle written && written.WriteQuickly(value) is { } quick)
        {
            return quick;
        }

        Span<char> room = stackalloc char[256];
        if (TryWriteAtOnce(style, value, room[..Math.Min(room.Length, value.Length + FullStyle.DefaultPlaceholder.Length)], out var length))
        {
            return new string(room[..length]);
        }

        var mask = new SafeMask(style, value);
        var rented = mask.Room > 256 ? ArrayPool<char>.Shared.Rent(mask.Room) : null;
        var buffer = rented ?? room;
        try
        {
            return new string(buffer[..mask.Write(buffer)]);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    /// <summary>Writes the mask of a style of the pack without measuring it, in case there is room for it.</summary>
    /// <param name="style">The style.</param>
    /// <param name="value">The value.</param>
    /// <param name="room">Receives the mask; what of it is not used is cleared.</param>
    /// <param name="length">How many characters the mask takes.</param>
    /// <returns>Whether the mask was written. What was written otherwise is no mask.</returns>
    public static bool TryWriteAtOnce(MaskStyle style, ReadOnlySpan<char> value, Span<char> room, out int length)
    {
        length = 0;
        if (style is not WrittenStyle written)
        {
            return false;
        }

        room.Clear();
        try
        {
            var writer = new MaskWriter(room);
            written.Write(value, ref writer);
            length = writer.Length;
        }
        catch (Exception)
        {
            return false;
        }

        return length <= room.Length && !IsTooLong(length, value) && !room[..length].Contains('\0');
    }

    /// <summary>Writes the mask, or the fallback, and returns how many characters that took.</summary>
    public int Write(scoped Span<char> destination)
    {
        if (!Failed)
        {
            // The span may hold what an earlier event left there; a style that skips a place must not publish it.
            var target = destination[.._length];
            target.Clear();
            try
            {
                _style.Mask(_value, target);
                Failed = target.Contains('\0');
            }
            catch (Exception)
            {
                Failed = true;
            }

            if (!Failed)
            {
                return _length;
            }

            target.Clear();
        }

        FullStyle.DefaultPlaceholder.CopyTo(destination);
        return FullStyle.DefaultPlaceholder.Length;
    }
    // A list of empty pairs grows by a placeholder for each (`a=;` becomes `a=***REDACTED***; `).
    private static bool IsTooLong(int length, ReadOnlySpan<char> value) => length > (MaxGrowth * (long)value.Length) + 1_024;
}
