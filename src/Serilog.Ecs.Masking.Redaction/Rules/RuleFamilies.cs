using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Identity;

namespace Serilog.Ecs.Masking.Redaction.Rules;

/// <summary>Groups the rules that find one kind of value: by its name and by its shape.</summary>
internal static class RuleFamilies
{
    /// <summary>The family of the credentials of vendors.</summary>
    public const string Vendor = "vendor";

    /// <summary>The family of users' own rules.</summary>
    public const string Custom = "custom";

    private static readonly ILookup<string, string> Members =
        BuiltIn.Where(static id => id != MaskingRuleIds.Custom).ToLookup(RuleTexts.FamilyOf, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the ids of all rules that are not users'.</summary>
    public static IEnumerable<string> BuiltIn =>
    [
        .. KeyRules.All.Select(static rule => rule.Id),
        .. DetectorRules.All.Select(static rule => rule.Id),
        .. IdentityNumbers.All.Select(static number => number.Id),
    ];

    /// <summary>Gets the names of the families.</summary>
    public static IEnumerable<string> Names => Members.Select(static family => family.Key);

    /// <summary>Returns whether there is a family of a name.</summary>
    public static bool Contains(string name) => Members.Contains(name);

    /// <summary>Returns the ids of the rules of a family, or an id that is of none.</summary>
    public static IEnumerable<string> Expand(string idOrFamily) => Members.Contains(idOrFamily) ? Members[idOrFamily] : [idOrFamily];
}
