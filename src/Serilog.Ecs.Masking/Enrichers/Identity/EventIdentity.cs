using System.Globalization;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>The identity of an event: a UUID of version 7, which contains the time of creation.</summary>
internal sealed class EventIdentity(Guid id, long sequence) : IFormattable
{
    public Guid Id { get; } = id;

    public long Sequence { get; } = sequence;

    public DateTime Created => EventIdGenerator.TimeOf(Id);

    public override string ToString() => ToString(null, null);

    /// <summary>Returns the id alone: it is all that a sink other than the pack's own can use.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        Id.ToString(string.IsNullOrEmpty(format) ? "D" : format, CultureInfo.InvariantCulture);
}
