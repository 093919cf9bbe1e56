using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>A field that is there, whatever its value.</summary>
internal sealed class PresenceFilter(FieldReference field) : FilterNode
{
    public override bool Matches(EventReader reader)
    {
        foreach (ref readonly var member in reader.Members)
        {
            if (field.Covers(reader, member) && member.Kind != JsonTokenType.Null)
            {
                return true;
            }
        }

        return false;
    }
}
