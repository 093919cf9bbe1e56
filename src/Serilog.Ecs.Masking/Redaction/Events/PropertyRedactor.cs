using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Templates;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>Masks the properties of an event and the data of its exceptions, with what template, neighbours and echoes say about them.</summary>
internal static class PropertyRedactor
{
    /// <summary>Reads the properties of an event, and what they say about the whole event.</summary>
    /// <param name="logEvent">Takes the properties.</param>
    /// <param name="target">The output, which may add fields.</param>
    /// <param name="masking">The masking, or <see langword="null"/> if nothing is masked.</param>
    public static void Read(RedactedEvent logEvent, RedactionTarget target, EventMasking? masking)
    {
        ReadProperties(logEvent, masking);
        var count = logEvent.Properties.Count;
        target.AddFields(logEvent);
        for (var index = count; masking is not null && index < logEvent.Properties.Count; index++)
        {
            ref var field = ref logEvent.Properties.Entries[index];
            field.Decision = masking.Policy.Decide(field.Name);
        }
    }

    private static void ReadProperties(RedactedEvent logEvent, EventMasking? masking)
    {
        foreach (var (name, value) in EventCollections.Of(logEvent.Unredacted))
        {
            ref var property = ref logEvent.Properties.Add();
            property.Name = name;
            property.Value = value;
            if (value is PersonalDataMark)
            {
                logEvent.Report.IsMarked = true;
                property.IsLeftOut = masking is not null;
            }

            if (masking is null)
            {
                continue;
            }

            property.Decision = masking.Policy.Decide(name);
            if (property.Decision.DirectsMasking)
            {
                ReadDirection(ref property, masking);
            }
        }
    }

    /// <summary>Masks each value by its name and by what it holds.</summary>
    public static void Redact(RedactedEvent logEvent, TemplateNames names, EventMasking masking)
    {
        var all = EventCollections.Of(logEvent.Unredacted);
        var named = names.For(all, masking.Policy);
        if (names.Parameters(all, masking) is { } parameters)
        {
            Replace(logEvent, SqlParameters.ListName, parameters);
        }

        foreach (ref var property in logEvent.Properties.Entries)
        {
            Redact(ref property, all, named, masking);
            if (masking.Policy.HasUntouched && !property.IsChanged && masking.Values.IsUntouched(property.Name))
            {
                property.IsUntouched = true;
                logEvent.HasUntouched = true;
            }
        }

        var data = logEvent.ExceptionData;
        for (var index = 0; index < data.Count; index++)
        {
            var (name, value) = data[index];
            masking.LoggedData.Add(data[index]);
            data[index] = new(masking.Values.Name(name), masking.Values.Mask(name, value));
        }
    }

    /// <summary>Masks again what repeats a value that was masked elsewhere, from the values as they were: half a mask would hide the echo in it.</summary>
    public static void RedactEchoes(RedactedEvent logEvent, TemplateNames names, EventMasking masking)
    {
        masking.AddFoundEchoes();
        if (masking.Policy.Mode != MaskingMode.Mask)
        {
            return;
        }

        if (masking.Echo.Count > 0)
        {
            masking.LooksAgain = true;
            RedactAgain(logEvent, names, masking);
            masking.LooksAgain = false;
        }

        if (masking.Short.Count > 0)
        {
            HideShort(logEvent, masking);
        }
    }

    private static void ReadDirection(ref RedactedProperty property, EventMasking masking)
    {
        if (property.Decision!.IsPiiList)
        {
            masking.ReadList(property.Value);
            property.IsLeftOut = true;
        }
        else if (property.Value is SequenceValue scope)
        {
            masking.Scope = scope;
        }
    }

    private static void Redact(
        ref RedactedProperty property, Dictionary<string, LogEventPropertyValue> all, KeyValuePair<string, MaskRule>[] named, EventMasking masking)
    {
        var decision = property.Decision!;
        if (decision.IsPairValue && PairValues.OfEvent(all, masking.Policy) is { } rule)
        {
            named = [.. named, KeyValuePair.Create(property.Name, rule)];
        }

        property.SetValue(masking.Values.MaskProperty(property.Name, decision, property.Unmasked, named));
        property.SetName(masking.Values.Name(property.Name, decision));
        property.IsLeftOut |= property.Value is MaskedValue { IsDropped: true };
    }

    private static void RedactAgain(RedactedEvent logEvent, TemplateNames names, EventMasking masking)
    {
        var all = EventCollections.Of(logEvent.Unredacted);
        KeyValuePair<string, MaskRule>[]? named = null;
        var search = new EchoSearch(masking.Echo);
        foreach (ref var property in logEvent.Properties.Entries)
        {
            if (property.Name != EventTraitsReader.SourceContext && (search.MayHold(property.Unmasked, property.Value) || masking.Echo.IsIn(property.Name)))
            {
                named ??= names.For(all, masking.Policy);
                Redact(ref property, all, named, masking);
            }
        }

        var data = logEvent.ExceptionData;
        for (var index = 0; index < data.Count; index++)
        {
            var (name, value) = masking.LoggedData[index];
            data[index] = new(masking.Values.Name(name), masking.Values.Mask(name, value));
        }
    }

    private static void HideShort(RedactedEvent logEvent, EventMasking masking)
    {
        foreach (ref var property in logEvent.Properties.Entries)
        {
            if (property.Name == ScopeNames.PropertyName)
            {
                property.SetValue(ScopeNames.HideShort(property.Value, masking.Short));
            }
        }
    }

    private static void Replace(RedactedEvent logEvent, string name, LogEventPropertyValue value)
    {
        foreach (ref var property in logEvent.Properties.Entries)
        {
            if (property.Name == name)
            {
                property.Replace(value);
            }
        }
    }
}
