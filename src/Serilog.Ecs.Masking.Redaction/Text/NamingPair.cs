using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The pair that names the value of another: <c>"name":"password"</c> beside <c>"value":"x"</c>.</summary>
internal static class NamingPair
{
    /// <summary>How far a name is read, and how far off it may be said that it is one.</summary>
    public const int Reach = 96;

    /// <summary>Reads the name behind a separator, in quotes.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int separator, out int start, out int end)
    {
        start = SkipSpaces(text, separator + 1);

        // "loc":["body","password"]
        if (start < text.Length && text[start] == '[' && text[start..Math.Min(text.Length, start + Reach)] is var list && list.IndexOf(']') is var close and > 2)
        {
            var last = list[..close].LastIndexOf(',') + 1;
            start = SkipSpaces(text, start + Math.Max(1, last));
        }

        var quote = TextQuote.LengthAtStart(text[start..]);
        start += quote;
        end = EndOfName(text, start);
        return quote > 0 && end > start;
    }

    /// <summary>Whether the key before a separator says that what stands behind it is the name of something.</summary>
    public static bool Is(ReadOnlySpan<char> text, int separator, ReadOnlySpan<char> name)
    {
        if (!TextKey.TryRead(text, separator, out var key) || !PairNames.Names(text[key.Start..key.End]))
        {
            return false;
        }

        // {"op":"replace","path":"/password","value":"x"}, but not {"path":"/oauth/token","value":12}
        return !text[key.Start..key.End].Equals("path", StringComparison.OrdinalIgnoreCase) || PairNames.IsConfigurationPath(name)
            || text[Math.Max(0, key.Start - Reach)..key.Start].Contains("\"op", StringComparison.OrdinalIgnoreCase)
            || (!name.Contains('/') && text[key.End..Math.Min(text.Length, key.End + Reach)].Contains("\"location", StringComparison.Ordinal));
    }

    /// <summary>Where the name ends that starts at a place.</summary>
    public static int EndOfName(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < Reach && IsNameCharacter(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Where something else than a space stands.</summary>
    public static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether a character may be part of such a name, a path among them.</summary>
    public static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '/' or ':';
}
