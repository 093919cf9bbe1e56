using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>Collects the members of a structure in the order of their names, and allocates only when there is one.</summary>
/// <param name="names">The names that members may have.</param>
internal ref struct MemberList(string[] names)
{
    private LogEventProperty?[]? _members;
    private int _count;

    /// <summary>Adds a value under the name at <paramref name="place"/>, unless there is none or the name is taken.</summary>
    public void AddIfAbsent(int place, LogEventPropertyValue? value)
    {
        if (value is not null && _members?[place] is null)
        {
            _members ??= new LogEventProperty?[names.Length];
            _members[place] = new LogEventProperty(names[place], value);
            _count++;
        }
    }

    public readonly void AddTo(LogEvent logEvent, string propertyName)
    {
        if (_members is null)
        {
            return;
        }

        var present = new LogEventProperty[_count];
        var count = 0;
        foreach (var member in _members)
        {
            if (member is not null)
            {
                present[count++] = member;
            }
        }

        logEvent.AddPropertyIfAbsent(new LogEventProperty(propertyName, new StructureValue(present)));
    }
}
