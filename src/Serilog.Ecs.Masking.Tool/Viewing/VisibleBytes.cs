using System.Buffers;
using System.Globalization;
using System.Text;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>Appends UTF-8 text that cannot control a terminal, as the console view does for characters.</summary>
internal static class VisibleBytes
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (byte)code)]);

    /// <summary>Appends text as it is, with what cannot be shown escaped as in JSON.</summary>
    public static void Append(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            if (plain < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..plain]);
            text = text[plain..];
            Rune.DecodeFromUtf8(text, out var rune, out var used);
            AppendRune(output, rune);
            text = text[used..];
        }
    }

    /// <summary>
    /// Appends a string of JSON without its escapes. Those of line breaks and of other characters that cannot be shown stay.
    /// </summary>
    public static void AppendUnescaped(ByteBuffer output, ReadOnlySpan<byte> json)
    {
        int escape;
        while ((escape = json.IndexOf((byte)'\\')) >= 0 && escape + 1 < json.Length)
        {
            Append(output, json[..escape]);
            json = json[escape..];
            json = json[AppendEscape(output, json)..];
        }

        Append(output, json);
    }

    private static int AppendEscape(ByteBuffer output, ReadOnlySpan<byte> json)
    {
        switch (json[1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/':
                output.Append(json[1]);
                return 2;

            case (byte)'u' when TryReadUnit(json, out var unit):
                if (Rune.TryCreate(unit, out var rune))
                {
                    AppendRune(output, rune);
                    return 6;
                }

                if (TryReadUnit(json[6..], out var low) && Rune.TryCreate(unit, low, out rune))
                {
                    AppendRune(output, rune);
                    return 12;
                }

                AppendRune(output, Rune.ReplacementChar);
                return 6;

            default:
                output.Append(json[..2]);
                return 2;
        }
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> json, out char unit)
    {
        unit = default;
        if (json.Length < 6
            || json[0] != '\\'
            || json[1] != 'u'
            || !ushort.TryParse(json.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        unit = (char)code;
        return true;
    }

    private static void AppendRune(ByteBuffer output, Rune rune)
    {
        if (VisibleCharacter.IsShown(rune))
        {
            output.Advance(rune.EncodeToUtf8(output.Reserve(4)));
            return;
        }

        var escape = rune.Value switch
        {
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            _ => default,
        };
        output.Append(escape);
        if (escape.IsEmpty)
        {
            Span<char> units = stackalloc char[2];
            foreach (var unit in units[..rune.EncodeToUtf16(units)])
            {
                output.Append("\\u"u8);
                ((int)unit).TryFormat(output.Reserve(4), out var length, "x4", CultureInfo.InvariantCulture);
                output.Advance(length);
            }
        }
    }
}
