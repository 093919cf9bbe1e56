namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>The sign in an e-mail address as it is written, in full and small width, and as URLs, JSON and HTML spell it.</summary>
internal static class AtSign
{
    private static readonly string[] Spellings = ["@", "\uFF20", "\uFE6B", "%40", "%2540", "\\u0040", "&#64;", "&commat;"];

    /// <summary>Finds the last one, because a local part in quotes may hold one of its own.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, out int index, out int length)
    {
        (index, length) = (-1, 0);
        foreach (var spelling in Spellings)
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
