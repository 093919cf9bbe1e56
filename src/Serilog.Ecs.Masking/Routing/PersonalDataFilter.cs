using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Judges whether an event holds personal data. Unmarked is not clean: such an event is looked at whole.</summary>
internal sealed class PersonalDataFilter
{
    // Sub-loggers ask one after another about one event. Nothing of it is kept alive for that.
    [ThreadStatic]
    private static Verdict? t_last;

    private readonly EventMasker _masker;

    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public PersonalDataFilter(EcsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // Where masking is off, somebody else masks, or nobody: what is personal is the same.
        _masker = new EventMasker(MaskingPolicies.Checked(options) ?? MaskingPolicy.Default);
    }

    public bool Holds(LogEvent logEvent)
    {
        if (logEvent.Properties.TryGetValue(PersonalDataMark.PropertyName, out var mark) && mark is PersonalDataMark)
        {
            return true;
        }

        if (t_last is { } last && ReferenceEquals(last.Masker, _masker) && last.Event.TryGetTarget(out var judged) && ReferenceEquals(judged, logEvent))
        {
            return last.Holds;
        }

        var holds = _masker.HoldsPersonalData(logEvent);
        t_last = new Verdict(_masker, new WeakReference<LogEvent>(logEvent), holds);
        return holds;
    }

    private sealed record Verdict(EventMasker Masker, WeakReference<LogEvent> Event, bool Holds);
}
