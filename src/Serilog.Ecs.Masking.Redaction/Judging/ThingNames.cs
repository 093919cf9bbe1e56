using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>
/// Tells the names of people from those of types, files and places, which programs keep under the same keys: the
/// <c>FullName</c> of a type and of a directory is no person's. In doubt, it is a person's.
/// </summary>
internal static class ThingNames
{
    private const int Longest = 1_024;

    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    private static readonly SearchValues<char> EndOfTypeName = SearchValues.Create("`[<(,+");

    private static readonly WordSet TypeWords = WordLists.SetOf("type-word");
    private static readonly WordSet Particles = WordLists.SetOf("name-particle");
    private static readonly WordSet FileEndings = WordLists.SetOf("file-ending");

    /// <summary>Returns whether a value is a path, a URL, the name of a file or that of a type.</summary>
    public static bool IsThing(ReadOnlySpan<char> value)
    {
        value = value.Trim(" '\"");
        return value.Length is > 1 and <= Longest && (IsPlace(value) || IsFileName(value) || IsType(value));
    }

    private static bool IsPlace(ReadOnlySpan<char> value)
    {
        if (value.IndexOf("://") is var scheme and > 0 && !value[..scheme].ContainsAnyExcept(SchemeCharacters))
        {
            return true;
        }

        if (PlaceShapes.StartsPath(value))
        {
            return true;
        }

        // "github.com/acme/orders" and "src\app\Orders", and not "DOE/JOHN/MR" or "CORP\ann".
        var first = value[..Math.Max(0, value.IndexOf('/'))];
        // "octo/widgets": the owner and the name of a repository.
        return !value.Contains(' ')
            && (first.Contains('.')
                || value.Count('\\') > 1
                || (first.Length > 0 && value.Count('/') == 1 && char.IsAsciiLetterLower(first[0]) && !value.ContainsAnyInRange('A', 'Z')));
    }

    /// <summary>Returns whether a value is the name of a file, perhaps with its path.</summary>
    public static bool IsFileName(ReadOnlySpan<char> value)
    {
        var dot = value.LastIndexOf('.');
        return dot > 0 && !value.ContainsAny(' ', '@') && FileEndings.Contains(value[(dot + 1)..]);
    }

    private static bool IsType(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny(EndOfTypeName);
        var name = end < 0 ? value : value[..end].TrimEnd('.');
        if (!TryCount(name, out var segments, out var isHumped))
        {
            return false;
        }

        if (end >= 0)
        {
            var rest = value[(end + 1)..];
            return value[end] switch
            {
                '`' => !rest.IsEmpty && char.IsAsciiDigit(rest[0]),
                ',' => rest.StartsWith(" ") && IsTypeName(name, segments, isHumped),
                _ => segments > 1 && (value[end] != '+' || (!rest.IsEmpty && (char.IsLetter(rest[0]) || rest[0] is '<' or '_'))),
            };
        }

        return IsTypeName(name, segments, isHumped);
    }

    private static bool IsTypeName(ReadOnlySpan<char> name, int segments, bool isHumped)
    {
        if (segments < 2)
        {
            return false;
        }

        var last = name[(name.LastIndexOf('.') + 1)..];
        return segments > 2 || isHumped || name.StartsWith("System.") || name.StartsWith("Microsoft.")
            || TypeWords.ContainsInAnyCase(last);
    }

    // Words joined by full stops, the last one in a capital: "Acme.Orders.Handler", "com.acme.Handler", and not "J.R.R.Tolkien" or "kim.min.su".
    private static bool TryCount(ReadOnlySpan<char> name, out int segments, out bool isHumped)
    {
        segments = 0;
        isHumped = false;
        while (true)
        {
            var dot = name.IndexOf('.');
            var segment = dot < 0 ? name : name[..dot];
            if (segment.Length < 2 || !(char.IsAsciiLetter(segment[0]) || segment[0] == '_') || segment.ContainsAnyExcept(WordCharacters))
            {
                return false;
            }

            segments++;
            isHumped |= IsHumped(segment);
            if (dot < 0)
            {
                return char.IsAsciiLetterUpper(segment[0]) || segment[0] == '_' || segments > 3;
            }

            name = name[(dot + 1)..];
        }
    }

    private static bool IsHumped(ReadOnlySpan<char> segment)
    {
        for (var at = 1; at < segment.Length; at++)
        {
            if (char.IsAsciiDigit(segment[at]) || segment[at] == '_')
            {
                return true;
            }

            if (char.IsAsciiLetterUpper(segment[at]) && char.IsAsciiLetterLower(segment[at - 1]))
            {
                return !Particles.Contains(segment[..at]);
            }
        }

        return false;
    }
}
