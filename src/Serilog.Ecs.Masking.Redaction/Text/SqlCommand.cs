using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Passwords and keys that a command of SQL takes without their name right before them: <c>SET PASSWORD FOR u = 'x'</c>,
/// <c>DECLARE @password nvarchar(50) = 'x'</c>, <c>password LIKE 'x%'</c>, <c>PRAGMA key = 'x'</c>, <c>EXEC sp_addlogin 'u', 'x'</c>.
/// </summary>
internal static class SqlCommand
{
    private const int Reach = 256;
    private const int LongestList = 4_096;

    // The places of their passwords among their arguments, one bit for each.
    private static readonly (string Name, int Places)[] Procedures = [("sp_addlogin", 0b10), ("sp_password", 0b11), ("sp_addlinkedsrvlogin", 0b1_0000), ("sp_addremotelogin", 0b100)];

    /// <summary>Returns the rule for the text in quotes behind an equals sign, or <see langword="null"/>.</summary>
    public static MaskRule? OfAssigned(ReadOnlySpan<char> text, int sign, MaskingPolicy policy)
    {
        var before = Statement(text, sign).TrimEnd(" :");
        var at = before.LastIndexOf('@');
        if (at >= 0 && EndsWith(before[..at], "DECLARE "))
        {
            var name = before[(at + 1)..];
            var end = name.IndexOf(' ');
            return end > 0 && policy.Decide(name[..end]) is { Rule: { } rule, TextOnly: false } ? rule : null;
        }

        var word = before.LastIndexOf(' ') + 1;
        var takesPassword = EndsWith(before[..word], "SET PASSWORD FOR ")
            || (EndsWith(before[..word], "PRAGMA ") && before[word..] is "key" or "rekey" or "hexkey" or "KEY" or "REKEY");
        return takesPassword ? policy.Decide("password").Rule : null;
    }

    /// <summary>Returns the rule for an argument of a procedure that is not the first, or <see langword="null"/>.</summary>
    public static MaskRule? OfArgument(ReadOnlySpan<char> text, int quote, MaskingPolicy policy)
    {
        var before = Statement(text, quote);
        var procedure = before.LastIndexOf("sp_");
        before = procedure < 0 ? default : before[procedure..];
        foreach (var (name, places) in Procedures)
        {
            if (before.StartsWith(name, StringComparison.OrdinalIgnoreCase) && ((places >> before.Count(',')) & 1) != 0)
            {
                return policy.Decide("password").Rule;
            }
        }

        return null;
    }

    /// <summary>Returns the rule for what a column is compared with by a word, <c>password LIKE 'x%'</c>, or <see langword="null"/>.</summary>
    public static MaskRule? OfColumn(ReadOnlySpan<char> text, int word, MaskingPolicy policy)
    {
        var before = text[..word].TrimEnd(' ');
        before = before.EndsWith(" NOT", StringComparison.OrdinalIgnoreCase) ? before[..^4].TrimEnd(' ') : before;
        return SqlColumns.Last(before) is { IsEmpty: false } name && policy.Decide(name) is { Rule: { } rule, TextOnly: false } ? rule : null;
    }

    /// <summary>Returns the rule for the key of a file, <c>ATTACH DATABASE 'f.db' AS x KEY 'y'</c>, or <see langword="null"/>.</summary>
    public static MaskRule? OfDatabase(ReadOnlySpan<char> text, int word, MaskingPolicy policy) =>
        Statement(text, word).Contains("ATTACH ", StringComparison.OrdinalIgnoreCase) ? policy.Decide("password").Rule : null;

    /// <summary>Finds the values of a list that a column is looked for in: <c>password IN ('x', 'y')</c>.</summary>
    public static bool TryFindList(ReadOnlySpan<char> text, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (bracket < 5 || bracket < from || text[bracket - 1] != ' ' || (text[bracket - 2] | 0x20) != 'n' || (text[bracket - 3] | 0x20) != 'i' || text[bracket - 4] != ' '
            || text[(bracket + 1)..] is not (['\'', ..] or ['N', '\'', ..] or [>= '0' and <= '9', ..]) || OfColumn(text, bracket - 3, policy) is not { } rule)
        {
            return false;
        }

        var window = text[(bracket + 1)..Math.Min(text.Length, bracket + 1 + LongestList)];
        var close = EndOfList(window);
        var list = window[..close];
        var start = bracket + 1 + (list[0] == 'N' ? 2 : list[0] == '\'' ? 1 : 0);
        var end = close == window.Length && window.Length < text.Length - bracket - 1 ? text.Length : bracket + 1 + list.TrimEnd(' ').TrimEnd('\'').Length;
        finding = new KeyedFinding(start, end, rule);
        return end > start && !PlainValue.IsPlaceholder(text[start..end]) && !PlainValue.IsNothing(text[start..end]);
    }

    private static int EndOfList(ReadOnlySpan<char> text)
    {
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            isQuoted ^= text[at] == '\'';
            if (text[at] == ')' && !isQuoted)
            {
                return at;
            }
        }

        return text.Length;
    }

    private static ReadOnlySpan<char> Statement(ReadOnlySpan<char> text, int end)
    {
        var before = text[Math.Max(0, end - Reach)..end];
        return before[(before.LastIndexOf(';') + 1)..];
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string word) => text.EndsWith(word, StringComparison.OrdinalIgnoreCase);
}
