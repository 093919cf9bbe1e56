using System.Diagnostics;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>Adds the allowed tags of a span as the members of one property.</summary>
internal sealed class SpanTagSource(OtelContextOptions options)
{
    public const string PropertyName = "SpanTags";

    private readonly string[] _keys = [.. options.SpanTags.Distinct(StringComparer.Ordinal)];
    private readonly int _maxLength = options.MaxValueLength;

    public void AddTo(LogEvent logEvent, Activity activity)
    {
        var members = new MemberList(_keys);
        for (var place = 0; place < _keys.Length; place++)
        {
            members.AddIfAbsent(place, TracedValue.Of(activity.GetTagItem(_keys[place]), _maxLength));
        }

        members.AddTo(logEvent, PropertyName);
    }
}
