using Serilog.Debugging;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Errors;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Templates;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>
/// Masks events. It is the only place where an event is masked: the formatter, the console view, the sinks, the filters and the enricher
/// all write what it returns. One redactor serves all threads.
/// </summary>
/// <param name="policy">What is masked, or <see langword="null"/> where nothing is.</param>
internal sealed class LogEventRedactor(EventPolicy? policy)
{
    private readonly ReferenceCache<MessageTemplate, TemplateNames> _templates = new(1_024, takesOver: true);

    /// <summary>Gets what is masked, or <see langword="null"/> where nothing is.</summary>
    public EventPolicy? Policy => policy;

    /// <summary>Masks an event for an output.</summary>
    /// <param name="logEvent">The event, which stays as it is.</param>
    /// <param name="redacted">Takes what may be written.</param>
    /// <param name="target">The output.</param>
    public void Redact(LogEvent logEvent, RedactedEvent redacted, RedactionTarget target)
    {
        redacted.Begin(logEvent);
        if (policy is null)
        {
            Read(redacted, target);
            return;
        }

        var masking = EventMasking.Take(policy);
        try
        {
            Redact(redacted, target, masking);
            redacted.Report.Read(masking);
        }
        finally
        {
            masking.End();
        }
    }

    /// <summary>Returns a copy in which nothing sensitive is left, or the event itself where there was nothing. Never throws.</summary>
    public LogEvent Mask(LogEvent logEvent)
    {
        if (policy is null)
        {
            return logEvent;
        }

        var workspace = SinkWorkspace.Take();
        try
        {
            Redact(logEvent, workspace.Event, workspace.Target);
            return LogEventCopy.Of(workspace.Event, policy.Mode == MaskingMode.Audit);
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("Masking of an event failed: {0}. A smaller event is written instead.", ExceptionText.TypeName(fault));
            return LogEventCopy.WithoutText(logEvent, fault);
        }
        finally
        {
            workspace.Return();
        }
    }

    /// <summary>Masks the properties of an event where they are. Never throws.</summary>
    public void MaskProperties(LogEvent logEvent)
    {
        if (policy is null)
        {
            return;
        }

        var workspace = SinkWorkspace.Take();
        var redacted = workspace.Event;
        try
        {
            Redact(logEvent, redacted, PropertiesTarget.Instance);
            foreach (ref readonly var property in redacted.Properties.Entries)
            {
                if (property.IsRenamed)
                {
                    logEvent.RemovePropertyIfPresent(property.Name);
                }

                if (property.IsChanged)
                {
                    logEvent.AddOrUpdateProperty(new LogEventProperty(property.MaskedName, property.Value));
                }
            }

            if (redacted.Report.HasPersonal)
            {
                logEvent.AddPropertyIfAbsent(new LogEventProperty(PersonalDataMark.PropertyName, PersonalDataMark.Instance));
            }
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("Masking of an event failed: {0}. Its properties are hidden.", ExceptionText.TypeName(fault));
            foreach (var name in logEvent.Properties.Keys.ToArray())
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new MaskedValue(FullStyle.DefaultPlaceholder, isPersonal: true)));
            }
        }
        finally
        {
            workspace.Return();
        }
    }

    /// <summary>Whether anything personal has to be masked in the event, or was. One that cannot be judged holds some. Never throws.</summary>
    public bool HoldsPersonalData(LogEvent logEvent)
    {
        try
        {
            return Try(logEvent, static masking => masking.Counts.HasPersonal || masking.Counts.HasFault || !masking.Listed.IsEmpty);
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("An event could not be judged: {0}. It counts as one with personal data.", ExceptionText.TypeName(fault));
            return true;
        }
    }

    /// <summary>Returns the ids of the rules by which something in the event has to be masked.</summary>
    public string[] RulesOf(LogEvent logEvent) => Try(logEvent, static masking => masking.Counts.Rules(masking.Policy));

    // Masks an event to learn what is in it. It is counted where it is written.
    private TResult Try<TResult>(LogEvent logEvent, Func<EventMasking, TResult> read)
    {
        var workspace = SinkWorkspace.Take();
        var masking = EventMasking.Take(policy ?? EventPolicy.Default);
        try
        {
            workspace.Event.Begin(logEvent);
            Redact(workspace.Event, workspace.Target, masking);
            return read(masking);
        }
        finally
        {
            masking.Counts.Forget();
            masking.End();
            workspace.Return();
        }
    }

    private void Redact(RedactedEvent redacted, RedactionTarget target, EventMasking masking)
    {
        if (redacted.Template is MaskedMessageTemplate message)
        {
            redacted.MaskedMessage = message;
            redacted.Template = message.Original;
            redacted.TemplateText = message.Original.Text;
        }

        var names = NamesOf(redacted.Template, masking.Policy);
        PropertyRedactor.Read(redacted, target, masking);
        var exception = target.Writes(RedactionNeeds.Error | RedactionNeeds.LogEvent) ? redacted.Unredacted.Exception : null;
        var isSettingsError = exception is not null && SettingsError.IsIn(exception);
        if (exception is not null)
        {
            ExceptionData.Read(exception, redacted.ExceptionData);
        }

        // Everything is known that may be repeated elsewhere before any text is written that may repeat it.
        PropertyRedactor.Redact(redacted, names, masking);
        var isClean = exception is not null && !isSettingsError && ExceptionRedactor.AddEchoes(masking, exception);
        MessageRedactor.AddEchoes(masking, names, target);
        PropertyRedactor.RedactEchoes(redacted, names, masking);

        if (isSettingsError)
        {
            ExceptionRedactor.Read(redacted, exception!, target);
        }
        else if (exception is not null)
        {
            ExceptionRedactor.Redact(redacted, exception, target, masking, isClean);
        }

        MessageRedactor.Redact(redacted, names, target, masking);
    }

    private static void Read(RedactedEvent redacted, RedactionTarget target)
    {
        PropertyRedactor.Read(redacted, target, masking: null);
        if (redacted.Unredacted.Exception is { } exception && target.Writes(RedactionNeeds.Error))
        {
            ExceptionData.Read(exception, redacted.ExceptionData);
            ExceptionRedactor.Read(redacted, exception, target);
        }

        redacted.RenderMessage(target);
    }

    private TemplateNames NamesOf(MessageTemplate template, EventPolicy current) =>
        _templates.Find(template) ?? _templates.Remember(template, TemplateNames.Of(template, current));
}
