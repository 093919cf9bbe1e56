using Serilog.Ecs.Masking.Tool.Reading.Events;


namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>A condition on one event.</summary>
internal abstract class FilterNode
{
    /// <summary>A text that every line holds that can match, or <see langword="null"/> if none is known.</summary>
    public virtual byte[]? RequiredText => null;

    /// <summary>Returns whether a line can match, seen without reading it; <see langword="true"/> also if that is not certain.</summary>
    public virtual bool MightMatch(ReadOnlySpan<byte> line) => true;

    public abstract bool Matches(EventReader reader);
}
