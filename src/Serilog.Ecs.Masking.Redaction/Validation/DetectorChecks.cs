using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Rules;

namespace Serilog.Ecs.Masking.Redaction.Validation;

/// <summary>Checks users' own detectors.</summary>
internal static class DetectorChecks
{
    /// <summary>Returns each fault.</summary>
    public static IEnumerable<OptionFault> Faults(MaskingOptions options)
    {
        foreach (var (id, detector) in options.Detectors)
        {
            if (Fault(id, detector) is { } fault)
            {
                yield return new OptionFault(nameof(options.Detectors), id, fault);
            }
            else if (detector.Placeholder is { } placeholder
                && MaskingValidator.PlaceholderFault(nameof(options.Detectors), id, placeholder) is { } placeholderFault)
            {
                yield return placeholderFault;
            }
        }
    }

    private static string? Fault(string id, MaskingDetector? detector)
    {
        if (string.IsNullOrWhiteSpace(id) || detector is null || detector.Pattern is "")
        {
            return "a detector has an id and a regular expression or code.";
        }

        if (RuleChecks.IsBuiltIn(id) || RuleFamilies.Contains(id))
        {
            return RuleChecks.IsBuiltIn(id) ? "a rule of the pack has that id." : "a family of rules has that name.";
        }

        if (!Enum.IsDefined(detector.Class) || !Enum.IsDefined(detector.Confidence))
        {
            return "its class or its confidence is not one of the known ones.";
        }

        return detector.Pattern is null ? null : PatternFault(detector.Pattern);
    }

    private static string? PatternFault(string pattern)
    {
        try
        {
            // One that finds nothing at all, the empty match, would hide nothing and take it for done.
            return PatternDetector.Compile(pattern).IsMatch("") ? "the regular expression matches empty text." : null;
        }
        catch (NotSupportedException)
        {
            return "the regular expression needs backtracking, by look-around, back-references or the like, and could be made slow by a text.";
        }
        catch (ArgumentException exception)
        {
            return "the regular expression is not valid: " + exception.Message;
        }
    }
}
