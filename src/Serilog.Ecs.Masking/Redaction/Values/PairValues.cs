using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Finds the rule for the value of a pair, whose name is a value itself: <c>{ Key = password, Value = x }</c>.</summary>
internal static class PairValues
{
    /// <summary>Returns the rule for the member that is called <c>Value</c> or the like, or <see langword="null"/>.</summary>
    public static MaskRule? OfStructure(LogEventProperty[] members, EventPolicy policy)
    {
        MaskRule? rule = null;
        foreach (var member in members)
        {
            if (policy.Decide(member.Name).NamesPair && NameIn(member.Value) is { Length: <= PairNames.LongestName } name && IsName(member.Name, name, members))
            {
                rule = MaskRule.Stricter(rule, policy.Decide(name.AsSpan()).Rule);
            }
        }

        return rule;
    }

    /// <summary>Returns the rule for a property of the event itself that is called <c>Value</c> or the like, or <see langword="null"/>.</summary>
    public static MaskRule? OfEvent(Dictionary<string, LogEventPropertyValue> properties, EventPolicy policy)
    {
        MaskRule? rule = null;
        foreach (var (member, value) in properties)
        {
            if (value is ScalarValue { Value: string { Length: <= PairNames.LongestName } name } && policy.Decide(member).NamesPair && !IsPath(member))
            {
                rule = MaskRule.Stricter(rule, policy.Decide(name.AsSpan()).Rule);
            }
        }

        return rule;
    }

    // The name of an element of XML is an object itself.
    private static string? NameIn(LogEventPropertyValue value)
    {
        if (value is StructureValue structure)
        {
            foreach (var part in EventCollections.Of(structure))
            {
                if (part.Name == "LocalName")
                {
                    return (part.Value as ScalarValue)?.Value as string;
                }
            }
        }

        return (value as ScalarValue)?.Value as string;
    }

    // What a path leads to is named by it in a patch and in a configuration; elsewhere it is only a location.
    private static bool IsName(string member, string name, LogEventProperty[] members) =>
        !IsPath(member)
            || PairNames.IsConfigurationPath(name)
            || Array.Exists(members, static one => one.Name.Equals("op", StringComparison.OrdinalIgnoreCase));

    private static bool IsPath(string member) => member.Equals("path", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the rule for an element of a list that the one before it names: the second of a tuple, what follows an
    /// option of a command.
    /// </summary>
    public static MaskRule? OfElement(LogEventPropertyValue[] elements, int index, EventPolicy policy)
    {
        if (index == 0 || NameOf(elements[index - 1]) is not { Length: > 1 and <= PairNames.LongestName } name || name.Contains(' ')
            || policy.Decide(name.AsSpan()).Rule is not { } rule)
        {
            return null;
        }

        if (elements[index] is not ScalarValue { Value: string value })
        {
            return rule;
        }

        // ["email", "password"] is a list of names, and ["--token", "--verbose"] of options.
        if (value.StartsWith('-') || ValueJudge.IsName(value, policy))
        {
            return null;
        }

        return index == 1 || IsOption(name) || !HasOnlyText(elements) || IsNoWord(value) ? rule : null;
    }

    // A masked text is not a name.
    private static string? NameOf(LogEventPropertyValue element) =>
        element is ScalarValue { Value: { } value } and not MaskedValue ? ScalarText.StringOf(value) : null;

    private static bool IsOption(string name) => name[0] is '-' or '/';

    // What has a number or the like in it is a tuple, and no list of words.
    private static bool HasOnlyText(LogEventPropertyValue[] elements) => Array.TrueForAll(elements, static element => element is ScalarValue { Value: string });

    private static bool IsNoWord(string value) =>
        (value.Any(char.IsAsciiDigit) || !PlainWords.Covers(value)) && !value.Contains(' ') && !ThingNames.IsThing(value);
}
