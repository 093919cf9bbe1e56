using System.Buffers;
using System.Text;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>
/// Appends text that cannot control a terminal: control characters, escape sequences, line breaks, bidirectional controls
/// and invisible characters are written as JSON escapes.
/// </summary>
internal static class VisibleText
{
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static code => (char)code)]);

    public static void Append(CharBuffer line, scoped ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            if (plain < 0)
            {
                line.Append(text);
                return;
            }

            line.Append(text[..plain]);
            text = text[plain..];
            text = text[AppendOne(line, text)..];
        }
    }

    private static int AppendOne(CharBuffer line, scoped ReadOnlySpan<char> text)
    {
        var value = text[0];
        if (value < 0x80)
        {
            return JsonText.AppendControl(line, value);
        }

        if (!char.IsSurrogate(value))
        {
            if (VisibleCharacter.IsShown(value))
            {
                line.Append(value);
            }
            else
            {
                JsonText.AppendCodeUnit(line, value);
            }

            return 1;
        }

        if (text.Length == 1 || !char.IsSurrogatePair(value, text[1]))
        {
            line.Append('\uFFFD');
            return 1;
        }

        if (VisibleCharacter.IsShown(new Rune(value, text[1])))
        {
            line.Append(text[..2]);
        }
        else
        {
            JsonText.AppendCodeUnit(line, value);
            JsonText.AppendCodeUnit(line, text[1]);
        }

        return 2;
    }
}
