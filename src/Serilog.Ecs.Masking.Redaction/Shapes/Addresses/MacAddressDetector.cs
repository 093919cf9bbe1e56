using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>Recognises hardware addresses: six pairs with colons or dashes, or three groups of four with dots.</summary>
internal static class MacAddressDetector
{
    private const int Digits = 12;

    /// <summary>Returns where the address at <paramref name="at"/> ends, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int at)
    {
        if (at + 4 >= text.Length || !TextBoundary.IsStart(text, at))
        {
            return -1;
        }

        var group = text[at + 2] is ':' or '-' ? 2 : text[at + 4] == '.' ? 4 : 0;
        var end = at + Digits + (group == 2 ? 5 : 2);
        if (group == 0 || end > text.Length || !TextBoundary.IsEnd(text, end))
        {
            return -1;
        }

        var separator = text[at + group];
        for (var index = at; index < end; index++)
        {
            var isSeparator = (index - at) % (group + 1) == group;
            if (isSeparator ? text[index] != separator : !char.IsAsciiHexDigit(text[index]))
            {
                return -1;
            }
        }

        // One more group on either side makes it something longer.
        var goesOn = end + 1 < text.Length && text[end] == separator && char.IsAsciiHexDigit(text[end + 1]);
        var comesFrom = at >= 2 && text[at - 1] == separator && char.IsAsciiHexDigit(text[at - 2]);
        return goesOn || comesFrom ? -1 : end;
    }
}
