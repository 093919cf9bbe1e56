using Serilog.Ecs.Masking.Tool.Reading.Events;


namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>Two conditions that must both be met.</summary>
internal sealed class AndFilter(FilterNode left, FilterNode right) : FilterNode
{
    public override byte[]? RequiredText =>
        (left.RequiredText?.Length ?? 0) >= (right.RequiredText?.Length ?? 0) ? left.RequiredText : right.RequiredText;

    public override bool MightMatch(ReadOnlySpan<byte> line) => left.MightMatch(line) && right.MightMatch(line);

    public override bool Matches(EventReader reader) => left.Matches(reader) && right.Matches(reader);
}
