using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Json;

/// <summary>Appends text as the inside of a JSON string, escaping as little as a strict reader allows.</summary>
internal static class JsonText
{
    // Up to here the eight-at-a-time loop is faster than a call of the vectorised search and one of the block copy.
    private const int ShortText = 48;
    private const int DenseText = 256;

    private const string Plain =
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> PlainAscii = SearchValues.Create(Plain);

    /// <summary>Appends <paramref name="text"/> in quotes.</summary>
    public static void AppendJsonString(this CharBuffer buffer, scoped ReadOnlySpan<char> text)
    {
        buffer.Append('"');
        buffer.AppendEscaped(text);
        buffer.Append('"');
    }

    /// <summary>Appends <paramref name="text"/> without quotes around it.</summary>
    public static void AppendEscaped(this CharBuffer buffer, scoped ReadOnlySpan<char> text)
    {
        // Nearly all log text is plain ASCII, so for a long one a vectorised search usually ends in one block copy.
        while (text.Length > ShortText)
        {
            var plain = text.IndexOfAnyExcept(PlainAscii);
            if (plain < 0)
            {
                buffer.Append(text);
                return;
            }

            buffer.Append(text[..plain]);
            text = text[plain..];

            // Where there is one quote there are more: JSON inside text has one every few characters.
            text = text[AppendDense(buffer, text[..DenseLength(text)])..];
        }

        while (text.Length > 0)
        {
            text = text[AppendDense(buffer, text)..];
        }
    }

    // The halves of a pair are not parted.
    private static int DenseLength(ReadOnlySpan<char> text) =>
        text.Length <= DenseText ? text.Length : char.IsHighSurrogate(text[DenseText - 1]) ? DenseText + 1 : DenseText;

    /// <summary>
    /// Appends short text that may need escapes, and returns how much of it was consumed: not always all, but something.
    /// </summary>
    private static int AppendDense(CharBuffer buffer, scoped ReadOnlySpan<char> text)
    {
        var target = buffer.Reserve((text.Length * 2) + Vector256<ushort>.Count);
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(target));
        var read = 0;
        var written = 0;
        while (read < text.Length)
        {
            // Sixteen or eight are copied before they are looked at; what turns out to be too much is written over.
            if (Vector256.IsHardwareAccelerated && read <= text.Length - Vector256<ushort>.Count)
            {
                var block = Vector256.LoadUnsafe(ref from, (nuint)read);
                block.StoreUnsafe(ref to, (nuint)written);
                var unreadable = ReadableText.Others(block) | BackslashSpread.Escaped(block);
                if (unreadable == Vector256<ushort>.Zero)
                {
                    read += Vector256<ushort>.Count;
                    written += Vector256<ushort>.Count;
                    continue;
                }

                var plain = BitOperations.TrailingZeroCount(unreadable.ExtractMostSignificantBits());
                if (plain < Vector128<ushort>.Count && IsDense(Vector128.LoadUnsafe(ref from, (nuint)read)))
                {
                    buffer.Advance(written);
                    return read + BackslashSpread.Append(buffer, text[read..]);
                }

                read += plain;
                written += plain;
            }
            else if (read <= text.Length - Vector128<ushort>.Count)
            {
                var block = Vector128.LoadUnsafe(ref from, (nuint)read);
                block.StoreUnsafe(ref to, (nuint)written);
                var unreadable = ReadableText.Others(block) | BackslashSpread.Escaped(block);
                if (unreadable == Vector128<ushort>.Zero)
                {
                    read += Vector128<ushort>.Count;
                    written += Vector128<ushort>.Count;
                    continue;
                }

                if (IsDense(block))
                {
                    buffer.Advance(written);
                    return read + BackslashSpread.Append(buffer, text[read..]);
                }

                var plain = BitOperations.TrailingZeroCount(unreadable.ExtractMostSignificantBits());
                read += plain;
                written += plain;
            }

            var value = text[read];
            if (ShortEscapeOf(value) is var escape and not '\0')
            {
                target[written++] = '\\';
                value = escape;
            }
            else if (!ReadableText.IsReadable(value))
            {
                if (!ReadableText.IsPair(text[read..]))
                {
                    buffer.Advance(written);
                    AppendUnreadable(buffer, value);
                    return read + 1;
                }

                target[written++] = value;
                value = text[++read];
            }

            target[written++] = value;
            read++;
        }

        buffer.Advance(written);
        return read;
    }

    // All ASCII text, so that quotation marks and backslashes are what has to be escaped.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDense(Vector128<ushort> block) =>
        !Vector128.GreaterThanAny(block - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')));

    // What follows the backslash, or nothing where the character has no escape of two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static char ShortEscapeOf(char value) => value switch
    {
        '"' or '\\' => value,
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => '\0',
    };

    /// <summary>Appends the escape of a character under U+0020 or of U+007F, and returns how much was consumed: one.</summary>
    public static int AppendControl(CharBuffer buffer, char value)
    {
        switch (value)
        {
            case '\n': buffer.Append("\\n"); break;
            case '\r': buffer.Append("\\r"); break;
            case '\t': buffer.Append("\\t"); break;
            case '\b': buffer.Append("\\b"); break;
            case '\f': buffer.Append("\\f"); break;
            default: AppendCodeUnit(buffer, value); break;
        }

        return 1;
    }

    /// <summary>Makes a character safe that no reader should see as it is.</summary>
    private static void AppendUnreadable(CharBuffer buffer, char value)
    {
        if (value < 0x80)
        {
            AppendControl(buffer, value);
        }
        else if (char.IsSurrogate(value))
        {
            buffer.Append('\uFFFD');
        }
        else
        {
            AppendCodeUnit(buffer, value);
        }
    }

    /// <summary>Appends a character as <c>\u001b</c> is written.</summary>
    public static void AppendCodeUnit(CharBuffer buffer, char value)
    {
        const string Hex = "0123456789abcdef";
        var target = buffer.Reserve(6);
        target[0] = '\\';
        target[1] = 'u';
        target[2] = Hex[value >> 12];
        target[3] = Hex[(value >> 8) & 0xF];
        target[4] = Hex[(value >> 4) & 0xF];
        target[5] = Hex[value & 0xF];
        buffer.Advance(6);
    }
}
