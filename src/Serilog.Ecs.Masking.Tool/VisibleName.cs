using System.Text;
using Serilog.Ecs.Masking.DevConsole;

namespace Serilog.Ecs.Masking.Tool;

/// <summary>Makes names of files and other text safe for a terminal.</summary>
internal static class VisibleName
{
    public static string Of(string text)
    {
        var isPlain = true;
        foreach (var rune in text.EnumerateRunes())
        {
            isPlain &= VisibleCharacter.IsShown(rune);
        }

        if (isPlain)
        {
            return text;
        }

        var visible = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (VisibleCharacter.IsShown(rune))
            {
                visible.Append(rune);
            }
            else
            {
                visible.Append("\\u").Append(rune.Value.ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return visible.ToString();
    }
}
