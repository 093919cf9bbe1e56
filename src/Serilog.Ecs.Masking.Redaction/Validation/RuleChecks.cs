using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Rules;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Identity;

namespace Serilog.Ecs.Masking.Redaction.Validation;

/// <summary>Checks names of rules and of families.</summary>
internal static class RuleChecks
{
    /// <summary>Returns whether a rule of the engine has an id.</summary>
    public static bool IsBuiltIn(string id) =>
        KeyRules.Find(id) is not null
            || DetectorRules.Find(id) is not null
            || IdentityNumbers.All.Any(number => number.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns why a name is neither a rule nor a family, or <see langword="null"/>.</summary>
    public static string? Fault(string name, MaskingOptions options)
    {
        name = name.Trim();
        if (IsBuiltIn(name) || options.Detectors.ContainsKey(name) || RuleFamilies.Contains(name))
        {
            return null;
        }

        return NearestName.Of(name, [.. RuleFamilies.BuiltIn, .. options.Detectors.Keys, .. RuleFamilies.Names], farthest: 3) is { } nearest
            ? $"there is no rule '{name}'; did you mean '{nearest}'?"
            : $"there is no rule '{name}'.";
    }
}
