using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Masks the properties of events for <see cref="EventMasker"/>, with what template, neighbours and echoes say about them.</summary>
internal sealed class EventPropertyMasker(EventPolicy policy)
{
    private readonly ReferenceCache<MessageTemplate, TemplateNames> _named = new(1_024, takesOver: true);

    /// <summary>What a template says about the properties in its holes.</summary>
    public TemplateNames NamesOf(MessageTemplate template) => _named.Find(template) ?? _named.Remember(template, TemplateNames.Of(template, policy));

    /// <summary>Reads the properties of an event into the scratch, and masks them and the data of its exceptions there.</summary>
    public void Mask(LogEvent logEvent, MaskingScratch scratch)
    {
        var masking = scratch.Masking;
        var names = NamesOf(logEvent.MessageTemplate);
        var named = names.For(Contents.Of(logEvent), policy);
        var parameters = names.Parameters(Contents.Of(logEvent), masking);
        foreach (var (name, value) in logEvent.Properties)
        {
            scratch.Properties.Add(parameters is not null && name == SqlParameters.ListName ? new MaskedProperty(name, parameters) { IsReplaced = true } : new MaskedProperty(name, value));
            if (PiiList.IsListName(name))
            {
                masking.ReadList(value);
            }
            else if (value is SequenceValue scope && name == ScopeNames.PropertyName)
            {
                masking.Scope = scope;
            }
        }

        foreach (var property in scratch.Properties)
        {
            Mask(property, property.Value, named, logEvent, masking);
        }

        var data = scratch.ExceptionData.ToArray();
        MaskData(data, scratch);
        if (policy.Mode == MaskingMode.Audit)
        {
            return;
        }

        if (masking.Echo.Count > 0)
        {
            LookAgain(logEvent, named, data, scratch);
        }

        if (masking.Short.Count > 0 && scratch.Properties.Find(static property => property.Name == ScopeNames.PropertyName) is { } rendered)
        {
            rendered.Value = ScopeNames.HideShort(rendered.Value, masking.Short);
        }
    }

    private void LookAgain(LogEvent logEvent, KeyValuePair<string, MaskRule>[] named, KeyValuePair<string, LogEventPropertyValue>[] data, MaskingScratch scratch)
    {
        var masking = scratch.Masking;

        // What was masked may have stood in a property that came before: once more, from the values as they were.
        masking.LooksAgain = true;
        foreach (var property in scratch.Properties)
        {
            if (property.Name != EventTraitsReader.SourceContext && (masking.MayEcho(property.Original) || masking.Echo.IsIn(property.Name)))
            {
                Mask(property, property.Original, named, logEvent, masking);
            }
        }

        MaskData(data, scratch);
        masking.LooksAgain = false;
    }

    private void Mask(MaskedProperty property, LogEventPropertyValue value, KeyValuePair<string, MaskRule>[] named, LogEvent logEvent, EventMasking masking)
    {
        var decision = policy.Decide(property.Name);
        if (decision.IsPairValue && PairValues.OfEvent(Contents.Of(logEvent), policy) is { } rule)
        {
            named = [.. named, KeyValuePair.Create(property.Name, rule)];
        }

        property.Value = PiiList.IsListName(property.Name) ? value : masking.Values.MaskProperty(property.Name, decision, value, named);
        property.MaskedName = masking.Values.Name(property.Name, decision);
    }

    private static void MaskData(KeyValuePair<string, LogEventPropertyValue>[] data, MaskingScratch scratch)
    {
        for (var index = 0; index < data.Length; index++)
        {
            scratch.ExceptionData[index] = new(data[index].Key, scratch.Masking.Values.Mask(data[index].Key, data[index].Value));
        }
    }
}
