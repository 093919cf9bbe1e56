using Serilog.Ecs.Masking.Tool.Reading.Events;


namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>A condition that must not be met.</summary>
internal sealed class NotFilter(FilterNode inner) : FilterNode
{
    public override bool Matches(EventReader reader) => !inner.Matches(reader);
}
