using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Makes masked copies of events for sinks that write them in their own way.</summary>
internal sealed class EventMasker(EventPolicy policy)
{
    [ThreadStatic]
    private static MaskingScratch? t_idle;

    private readonly EventPropertyMasker _properties = new(policy);

    /// <summary>Returns a copy in which nothing sensitive is left, or the event itself where there was nothing.</summary>
    public LogEvent Mask(LogEvent logEvent)
    {
        var scratch = t_idle ?? new MaskingScratch();
        t_idle = null;
        try
        {
            scratch.Masking.Begin(policy);
            return Copy(logEvent, scratch);
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("Masking of an event failed: {0}. A smaller event is written instead.", ExceptionText.TypeName(fault));
            return Failure(logEvent, fault);
        }
        finally
        {
            scratch.End();
            t_idle = scratch;
        }
    }

    /// <summary>Returns the ids of the rules by which something in the event has to be masked.</summary>
    public string[] RulesOf(LogEvent logEvent)
    {
        var scratch = new MaskingScratch();
        scratch.Masking.Begin(policy);
        Copy(logEvent, scratch);
        var rules = scratch.Masking.Counts.Rules(policy);
        scratch.End();
        return rules;
    }

    /// <summary>Whether anything personal has to be masked in the event, or was. One that cannot be judged holds some.</summary>
    public bool HoldsPersonalData(LogEvent logEvent)
    {
        var scratch = t_idle ?? new MaskingScratch();
        t_idle = null;
        try
        {
            scratch.Masking.Begin(policy);
            Look(logEvent, scratch, out _, out _);
            return scratch.Masking.Counts.HasPersonal || scratch.Masking.Counts.HasFault || !scratch.Masking.Listed.IsEmpty;
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("An event could not be judged: {0}. It counts as one with personal data.", ExceptionText.TypeName(fault));
            return true;
        }
        finally
        {
            // The look is no masking: what it found is counted where it is masked.
            scratch.Masking.Counts.Forget();
            scratch.End();
            t_idle = scratch;
        }
    }

    /// <summary>Masks the properties of an event where they are.</summary>
    public void MaskProperties(LogEvent logEvent)
    {
        var scratch = t_idle ?? new MaskingScratch();
        t_idle = null;
        try
        {
            scratch.Masking.Begin(policy);
            _properties.Mask(logEvent, scratch);
            foreach (var property in scratch.Properties)
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

            if (scratch.Masking.Counts.HasPersonal)
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
            scratch.End();
            t_idle = scratch;
        }
    }

    /// <summary>Masks all that an event holds, and leaves the event as it is.</summary>
    private void Look(LogEvent logEvent, MaskingScratch scratch, out Exception? exception, out MessageTemplate template)
    {
        if (logEvent.Exception is { } thrown)
        {
            ExceptionData.Read(thrown, scratch.ExceptionData);
        }

        _properties.Mask(logEvent, scratch);
        exception = logEvent.Exception is null ? null : ExceptionMasker.Mask(scratch.Masking, logEvent.Exception, scratch.ExceptionData);
        template = Template(scratch.Masking, logEvent.MessageTemplate, scratch);
    }

    private LogEvent Copy(LogEvent logEvent, MaskingScratch scratch)
    {
        var masking = scratch.Masking;
        Look(logEvent, scratch, out var exception, out var template);
        if (policy.Mode == MaskingMode.Audit)
        {
            // Nothing is changed; only what a trial run reports is added.
            (exception, template) = (logEvent.Exception, logEvent.MessageTemplate);
            if (policy.Report == MaskedReport.Off || masking.Counts.Reported == 0)
            {
                return logEvent;
            }
        }
        else if (masking.Counts.Total == 0 && !masking.Counts.HasPersonal && !scratch.IsChanged && ReferenceEquals(exception, logEvent.Exception) && ReferenceEquals(template, logEvent.MessageTemplate))
        {
            return logEvent;
        }

        var properties = new List<LogEventProperty>(scratch.Properties.Count + 2);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in scratch.Properties)
        {
            var name = property.MaskedName;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = property.MaskedName + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            properties.Add(new LogEventProperty(name, property.Value));
        }

        foreach (var (name, value) in MaskingReport.Properties(masking))
        {
            if (taken.Add(name))
            {
                properties.Add(new LogEventProperty(name, value));
            }
        }

        return new LogEvent(logEvent.Timestamp, logEvent.Level, exception, template, properties, logEvent.TraceId ?? default, logEvent.SpanId ?? default);
    }

    /// <summary>Masks the text of the template; where only the whole message shows something, the message takes its place.</summary>
    private MessageTemplate Template(EventMasking masking, MessageTemplate template, MaskingScratch scratch)
    {
        if (masking.Listed.HidesMessage)
        {
            masking.Listed.Note("message");
            masking.Add(masking.Policy.Listed);
            return Literal(SafeMask.Apply(masking.Policy.Listed.Style, Render(template, scratch)));
        }

        var names = _properties.NamesOf(template);
        var text = masking.Text("message_template", names.Text);
        var masked = ReferenceEquals(text, names.Text) ? template : new MessageTemplateParser().Parse(text);
        var message = Render(masked, scratch);
        return TextMasker.TryMask(masking, message, scratch.Text) ? Literal(scratch.Text.Written.ToString()) : masked;
    }

    private static ReadOnlySpan<char> Render(MessageTemplate template, MaskingScratch scratch)
    {
        scratch.Message.Clear();
        template.Render(scratch.Values(), scratch.Message, System.Globalization.CultureInfo.InvariantCulture);
        return scratch.Message.Written;
    }

    private static MessageTemplate Literal(string text) => new(text, [new TextToken(text)]);

    private static LogEvent Failure(LogEvent logEvent, Exception fault)
    {
        var properties = new List<LogEventProperty>
        {
            new("masking_error", new ScalarValue(ExceptionText.TypeName(fault))),
            new(PersonalDataMark.PropertyName, PersonalDataMark.Instance),
        };
        if (logEvent.Exception is { } exception)
        {
            properties.Add(new("exception_type", new ScalarValue(ExceptionText.TypeName(exception))));
        }

        return new LogEvent(logEvent.Timestamp, logEvent.Level, null, Literal(FailureDocument.Message), properties, logEvent.TraceId ?? default, logEvent.SpanId ?? default);
    }
}
