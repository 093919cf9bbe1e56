using System.Diagnostics;
using Serilog.Debugging;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>
/// Adds the allowed entries of baggage as the members of one property: whatever a key is, it names no field of the
/// document, and masking sees it as it was sent.
/// </summary>
internal sealed class BaggageSource
{
    public const string PropertyName = "Baggage";

    // W3C asks for 64 and older drafts for 180 entries; callers decide how many there really are.
    private const int MaxEntries = 256;

    private readonly string[] _keys;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Func<string, string?>? _lookup;
    private readonly int _maxLength;

    public BaggageSource(OtelContextOptions options)
    {
        _keys = [.. options.BaggageKeys.Distinct(StringComparer.Ordinal)];
        for (var place = 0; place < _keys.Length; place++)
        {
            _places.Add(_keys[place], place);
        }

        _lookup = options.BaggageLookup;
        _maxLength = options.MaxValueLength;
    }

    public void AddTo(LogEvent logEvent, Activity activity)
    {
        var members = new MemberList(_keys);
        LookUp(ref members);

        var entries = 0;
        foreach (var (key, value) in activity.Baggage)
        {
            if (entries++ == MaxEntries)
            {
                break;
            }

            // What was set last comes first.
            if (key is not null && _places.TryGetValue(key, out var place))
            {
                members.AddIfAbsent(place, TracedValue.Of(value, _maxLength));
            }
        }

        members.AddTo(logEvent, PropertyName);
    }

    private void LookUp(ref MemberList members)
    {
        if (_lookup is null)
        {
            return;
        }

        try
        {
            for (var place = 0; place < _keys.Length; place++)
            {
                members.AddIfAbsent(place, TracedValue.Of(_lookup(_keys[place]), _maxLength));
            }
        }
        catch (Exception exception)
        {
            SelfLog.WriteLine("Looking up baggage failed: {0}.", exception.GetType().FullName);
        }
    }
}
