using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Rules;

/// <summary>Describes rules in words.</summary>
internal static class RuleTexts
{
    private const string NamedValue = "8f14e45fceea167a5a36dedd";

    private static readonly Dictionary<string, RuleText> ById = DataFile.Rows("rule-texts.txt", columns: 4)
        .ToDictionary(static cells => cells[0], static cells => new RuleText(cells[1], cells[2], cells[3]), StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the words for a rule.</summary>
    /// <param name="id">The id of the rule.</param>
    /// <param name="key">The sensitive key of the options that the rule is for, or <see langword="null"/>.</param>
    /// <param name="description">The user's description of the findings, or <see langword="null"/>.</param>
    public static RuleText Of(string id, string? key, string? description)
    {
        if (key is not null)
        {
            return new RuleText(RuleFamilies.Custom, $"Values of the sensitive key {key}", $"{key}={NamedValue}");
        }

        if (ById.TryGetValue(id, out var text))
        {
            return text;
        }

        var formats = FormatsOf(id).ToArray();
        return formats.Length > 0
            ? new RuleText(
                RuleFamilies.Vendor, $"Credentials of {id}: {string.Join(", ", formats.Select(static format => format.Name))}", TokenExample.Of(formats[0]))
            : new RuleText(RuleFamilies.Custom, description is { Length: > 0 } ? description : $"What the detector {id} of the options finds", "");
    }

    /// <summary>Returns the family of a rule that is not the user's.</summary>
    public static string FamilyOf(string id) => ById.TryGetValue(id, out var text) ? text.Family : RuleFamilies.Vendor;

    private static IEnumerable<TokenFormat> FormatsOf(string id) => TokenFormats.All.Where(format => format.Rule == id);
}
