using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>
/// The mask of a value, as any sink writes it. A type of its own, so that the formatter never writes it to a field of
/// another type and no one masks it again.
/// </summary>
internal sealed class MaskedValue(string mask, bool isPersonal, bool isDropped = false) : ScalarValue(mask)
{
    /// <summary>Whether the masked value was personal data. It marks the event.</summary>
    public bool IsPersonal { get; } = isPersonal;

    /// <summary>Whether the whole value is replaced by its mask.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether parts were masked that were found in its text, so that the rest of it shows.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether the member is left out if the output allows it.</summary>
    public bool IsDropped { get; } = isDropped;
}
