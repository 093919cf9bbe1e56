using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>The sign in an e-mail address as it is written, in full and small width, and as URLs, JSON and HTML spell it.</summary>
internal static class AtSign
{
    private static readonly string[] OtherSpellings = ["\uFF20", "\uFE6B", "%40", "%2540", "\\u0040", "&#64;", "&commat;"];
    private static readonly SearchValues<char> OtherStarts = SearchValues.Create("\uFF20\uFE6B%\\&");

    /// <summary>Finds the last one, because a local part in quotes may hold one of its own.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, out int index, out int length)
    {
        (index, length) = (text.LastIndexOf('@'), 1);
        if (!text.ContainsAny(OtherStarts))
        {
            return index >= 0;
        }

        foreach (var spelling in OtherSpellings)
        {
            var found = text.LastIndexOf(spelling, StringComparison.OrdinalIgnoreCase);
            if (found > index)
            {
                (index, length) = (found, spelling.Length);
            }
        }

        return index >= 0;
    }
}
