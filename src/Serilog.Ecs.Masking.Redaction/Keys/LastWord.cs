namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>The last word of a name, which says what it is: <c>key</c> of <c>tenant_key</c> and of <c>tenantKey</c>.</summary>
internal static class LastWord
{
    /// <summary>Returns the last word of a name; empty where the name ends in something else than an ASCII letter.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> name) => name[StartIn(name)..];

    /// <summary>Returns the offset of the last word of a name.</summary>
    public static int StartIn(ReadOnlySpan<char> name)
    {
        var start = name.Length;
        while (start > 0
            && char.IsAsciiLetter(name[start - 1])
            && !(start < name.Length && char.IsAsciiLetterUpper(name[start]) && char.IsAsciiLetterLower(name[start - 1])))
        {
            start--;
        }

        return start;
    }
}
