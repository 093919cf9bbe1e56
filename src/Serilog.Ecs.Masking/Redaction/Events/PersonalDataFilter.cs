using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>Judges whether an event holds personal data. Unmarked is not clean: such an event is looked at whole.</summary>
internal sealed class PersonalDataFilter
{
    private readonly LogEventRedactor _redactor;

    /// <exception cref="ArgumentException">The options are not valid, or would find nothing; the message lists every fault.</exception>
    public PersonalDataFilter(MaskingOptions options)
    {
        OptionsValidator.ThrowIfInvalid(options);
        OptionsValidator.Throw(
            options.PersonalData ? [] : ["PersonalData: is off, so that this filter would find no personal data."], MaskingValidator.Heading);

        // Where masking is off, somebody else masks, or nobody: what is personal is the same.
        _redactor = new LogEventRedactor(MaskingPolicies.Of(options.Mode == MaskingMode.Mask ? options : options.With(MaskingMode.Mask)));
    }

    public bool Holds(LogEvent logEvent) =>
        (logEvent.Properties.TryGetValue(PersonalDataMark.PropertyName, out var mark) && mark is PersonalDataMark)
        || EventFacts.SaysPersonal(logEvent)
        || _redactor.HoldsPersonalData(logEvent);
}
