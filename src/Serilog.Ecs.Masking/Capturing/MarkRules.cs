using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Finds the rule by which the marks of a member or a type hide its value.</summary>
internal static class MarkRules
{
    /// <summary>Returns the rule, or <see langword="null"/> if the marks hide nothing.</summary>
    public static MaskRule? RuleOf(MemberMarks marks, EventPolicy policy)
    {
        var hidesAll = marks.IsMasked && marks.Style is null;
        if (marks.Classifications.Count > 0 && !hidesAll && StyleOf(marks.Classifications, policy) is { } style)
        {
            // The application has decided how its data is written: no rule of the pack shows more or less.
            return ReferenceEquals(style, MaskStyle.Redacted) ? policy.MarkedRule(null) : policy.MarkedRule(style, isFinal: true);
        }

        return marks.IsMasked ? policy.MarkedRule(marks.Style, marks.IsPersonal) : null;
    }

    private static MaskStyle? StyleOf(List<Attribute> classifications, EventPolicy policy)
    {
        try
        {
            return policy.Classifications is { } styles ? styles.Find(classifications) : MaskStyle.Redacted;
        }
        catch (Exception)
        {
            return MaskStyle.Redacted;
        }
    }
}
