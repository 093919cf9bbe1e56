using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Recognises the regular expressions that code has where a value will be.</summary>
internal static class PatternShapes
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("[({\\");

    // What patterns for values begin with.
    private static readonly string[] Heads = ["[^", "(?", "?<", "?:", "?P<", ".*", ".+", "\\S", "\\w", "\\d", "[A-Z", "[a-z"];

    /// <summary>Returns whether a value is one: <c>^(?=.*[0-9]).{8,}$</c>, <c>(?&lt;password&gt;[^;]+)</c>, <c>([^&amp;]*)</c>.</summary>
    public static bool IsPattern(ReadOnlySpan<char> value) => (value is ['^', .., '$'] && value.ContainsAny(Operators))
        || StartsPattern(value)
        || (value is ['(', ..] && StartsPattern(value[1..]));

    private static bool StartsPattern(ReadOnlySpan<char> value)
    {
        foreach (var head in Heads)
        {
            if (value.StartsWith(head))
            {
                return true;
            }
        }

        return false;
    }
}
