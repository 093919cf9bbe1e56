using Serilog.Ecs.Masking.Tool.Reading.Events;


namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>Two conditions of which one must be met.</summary>
internal sealed class OrFilter(FilterNode left, FilterNode right) : FilterNode
{
    public override byte[]? RequiredText =>
        left.RequiredText is { } text && right.RequiredText is { } other && text.AsSpan().SequenceEqual(other) ? text : null;

    public override bool MightMatch(ReadOnlySpan<byte> line) => left.MightMatch(line) || right.MightMatch(line);

    public override bool Matches(EventReader reader) => left.Matches(reader) || right.Matches(reader);
}
