using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Words;

/// <summary>Compares names without regard to casing and separators.</summary>
internal static class NameKey
{
    /// <summary>Returns the letters and digits of a name, in lower case.</summary>
    public static string Of(string name) => string.Create(Length(name), name, static (span, name) => Write(name, span));

    public static int Length(ReadOnlySpan<char> name)
    {
        var length = 0;
        foreach (var character in name)
        {
            length += char.IsLetterOrDigit(character) ? 1 : 0;
        }

        return length;
    }

    /// <summary>Writes them and returns how many there are; what does not fit is left out.</summary>
    public static int Write(ReadOnlySpan<char> name, Span<char> target)
    {
        var length = 0;
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character) && length < target.Length)
            {
                target[length++] = char.ToLowerInvariant(Disguise.Fold(character));
            }
        }

        return length;
    }

    /// <summary>Returns whether a name is the one of which <paramref name="key"/> holds the letters and digits.</summary>
    public static bool Matches(ReadOnlySpan<char> name, ReadOnlySpan<char> key)
    {
        var at = 0;
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character) && (at >= key.Length || char.ToLowerInvariant(Disguise.Fold(character)) != key[at++]))
            {
                return false;
            }
        }

        return at == key.Length && at > 0;
    }
}
