using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace Serilog.Ecs.Masking.Compliance;

/// <summary>Finds the redactor of the application for the classifications of a member.</summary>
/// <param name="find">Returns the redactors, or <see langword="null"/> if the application has none: all that is classified is hidden then.</param>
internal sealed class RedactorStyles(Func<IRedactorProvider?> find) : IClassificationStyles
{
    public MaskStyle? Find(IReadOnlyList<Attribute> classifications)
    {
        var known = classifications.OfType<DataClassificationAttribute>().Select(static attribute => attribute.Classification).ToHashSet();
        if (known.Count == 0)
        {
            // Attributes of another type with this name.
            return MaskStyle.Redacted;
        }

        known.Remove(DataClassification.None);
        if (known.Count == 0)
        {
            return null;
        }

        var redactor = find()?.GetRedactor(new DataClassificationSet(known));
        return redactor switch
        {
            null => MaskStyle.Redacted,
            NullRedactor => null,
            _ => new RedactorStyle(redactor),
        };
    }
}
