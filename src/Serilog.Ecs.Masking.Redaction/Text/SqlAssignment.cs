using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// A parameter that gets its value above the statement that uses it, as Entity Framework Core prints a query:
/// <c>DECLARE @p nvarchar(4000) = N'x'</c>, <c>-- @p='x'</c>, <c>.param set @p 'x'</c>. The statement says which column it is for.
/// </summary>
internal static class SqlAssignment
{
    private const int LongestStatement = 4_096;
    private const int LongestDeclaration = 160;
    private const string Declare = "DECLARE ";

    /// <summary>Returns the rule for the text in quotes behind an equals sign, or <see langword="null"/>.</summary>
    public static MaskRule? RuleOf(ReadOnlySpan<char> text, int separator, in TextKey key, MaskingPolicy policy)
    {
        if (text[separator] != '=')
        {
            return null;
        }

        var value = text[(separator + 1)..].TrimStart(' ');
        value = value.StartsWith("N") ? value[1..] : value;
        if (!value.StartsWith("'"))
        {
            return null;
        }

        if (key.Start > 0 && text[key.Start - 1] == '@')
        {
            return OfParameter(text[(key.Start - 1)..key.End], value, policy);
        }

        if (SqlCommand.OfAssigned(text, separator, policy) is { } rule)
        {
            return rule;
        }

        // The type stands between the name and the sign.
        var line = text[Math.Max(0, separator - LongestDeclaration)..separator];
        var declare = line.LastIndexOf(Declare, StringComparison.OrdinalIgnoreCase);
        line = declare < 0 ? default : line[(declare + Declare.Length)..];
        return line.StartsWith("@") && line.IndexOf(' ') is var end and > 1 ? OfParameter(line[..end], value, policy) : null;
    }

    /// <summary>Returns the rule for the text in quotes behind <c>.param set @p</c>, or <see langword="null"/>.</summary>
    public static MaskRule? OfCommand(ReadOnlySpan<char> text, int quote, MaskingPolicy policy)
    {
        var before = text[Math.Max(0, quote - LongestDeclaration)..(quote - 1)];
        var at = before.LastIndexOf('@');
        return at > 0 && !before[at..].Contains(' ') && before[..at].TrimEnd(' ').EndsWith(".param set") ? OfParameter(before[at..], text[quote..], policy) : null;
    }

    private static MaskRule? OfParameter(ReadOnlySpan<char> name, ReadOnlySpan<char> rest, MaskingPolicy policy) =>
        SqlColumns.Of(rest[..Math.Min(rest.Length, LongestStatement)], name) is { IsEmpty: false } column && policy.Decide(column) is { Rule: { } rule, TextOnly: false } ? rule : null;
}
