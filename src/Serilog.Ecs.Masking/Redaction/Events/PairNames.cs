using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Finds the rule for the value of a pair, whose name is a value itself: <c>{ Key = password, Value = x }</c>.</summary>
internal static class PairNames
{
    /// <summary>What is longer is a sentence.</summary>
    private const int LongestName = 128;

    private static readonly string[] NameMembers = ["Key", "Name", "Item1", "Header", "Type", "ParameterName", "Field", "Parameter", "Id"];
    private static readonly string[] ValueMembers = ["Value", "Item2", "Values", "Val"];

    public static bool Names(string name) => IsOneOf(name, NameMembers);

    public static bool IsValue(string name) => IsOneOf(name, ValueMembers);

    /// <summary>Returns the rule for the member that is called <c>Value</c> or the like, or <see langword="null"/>.</summary>
    public static MaskRule? OfStructure(LogEventProperty[] members, MaskingPolicy policy)
    {
        MaskRule? rule = null;
        foreach (var member in members)
        {
            if (member.Value is ScalarValue { Value: string { Length: <= LongestName } name } && policy.Decide(member.Name).NamesPair)
            {
                rule = MaskRule.Stricter(rule, policy.Decide(name.AsSpan()).Rule);
            }
        }

        return rule;
    }

    /// <summary>
    /// Returns the rule for an element of a list that the one before it names: the second of a tuple, what follows an
    /// option of a command.
    /// </summary>
    public static MaskRule? OfElement(LogEventPropertyValue[] elements, int index, MaskingPolicy policy)
    {
        if (index == 0 || elements[index - 1] is not ScalarValue { Value: string { Length: > 1 and <= LongestName } name } || name.Contains(' ') || (index > 1 && name[0] is not ('-' or '/'))
            || policy.Decide(name.AsSpan()).Rule is not { } rule)
        {
            return null;
        }

        // ["email", "password"] is a list of names, and ["--token", "--verbose"] of options.
        return elements[index] is ScalarValue { Value: string value } && (value.StartsWith('-') || (policy.Decide(value.AsSpan()).Rule is not null && !value.Any(char.IsAsciiDigit) && PlainWords.Covers(value))) ? null : rule;
    }

    private static bool IsOneOf(string name, string[] names)
    {
        foreach (var known in names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
