using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>
/// The mask of a value, as any sink writes it. Of a type of its own, so that the formatter never puts it into a field of
/// another type and nobody masks it again.
/// </summary>
internal sealed class MaskedValue(string mask, bool isPersonal, bool isDropped = false) : ScalarValue(mask)
{
    /// <summary>Whether personal data is behind it, which marks the event wherever it was masked.</summary>
    public bool IsPersonal { get; } = isPersonal;

    /// <summary>Whether nothing of the value is left but what its mask shows.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether parts were masked that were found in its text, so that the rest of it shows.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether the member is left out where that is possible.</summary>
    public bool IsDropped { get; } = isDropped;
}
