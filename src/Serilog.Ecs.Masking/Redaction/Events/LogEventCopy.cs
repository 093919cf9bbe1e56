using System.Globalization;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>Makes the copies of events that other sinks get.</summary>
internal static class LogEventCopy
{
    /// <summary>Returns a copy that shares every value in which nothing was found, or the event itself if nothing was.</summary>
    /// <param name="redacted">The event, masked.</param>
    /// <param name="isAudit">Whether nothing is changed and only a report added.</param>
    public static LogEvent Of(RedactedEvent redacted, bool isAudit)
    {
        var logEvent = redacted.Unredacted;
        if (isAudit ? redacted.Report is not ({ ShowsCount: true } or { Paths.Count: > 0 }) : !IsChanged(redacted))
        {
            return logEvent;
        }

        var properties = new List<LogEventProperty>(redacted.Properties.Count + 2);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (ref readonly var property in redacted.Properties.Entries)
        {
            var name = property.MaskedName;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = property.MaskedName + "_" + number.ToString(CultureInfo.InvariantCulture);
            }

            properties.Add(new LogEventProperty(name, property.Value));
        }

        AddReport(redacted.Report, properties, taken);
        var (exception, template) = isAudit ? (logEvent.Exception, logEvent.MessageTemplate) : (redacted.Exception, redacted.Template);
        return new LogEvent(logEvent.Timestamp, logEvent.Level, exception, template, properties, logEvent.TraceId ?? default, logEvent.SpanId ?? default);
    }

    /// <summary>Returns a replacement that records the event and the fault by the names of types alone.</summary>
    public static LogEvent WithoutText(LogEvent logEvent, Exception fault)
    {
        var properties = new List<LogEventProperty>
        {
            new(RedactionReport.FaultKey, new ScalarValue(ExceptionText.TypeName(fault))),
            new(PersonalDataMark.PropertyName, PersonalDataMark.Instance),
        };
        if (logEvent.Exception is { } exception)
        {
            properties.Add(new("exception_type", new ScalarValue(ExceptionText.TypeName(exception))));
        }

        return new LogEvent(
            logEvent.Timestamp, logEvent.Level, null, WithText(RedactedEvent.FailureMessage), properties, logEvent.TraceId ?? default,
            logEvent.SpanId ?? default);
    }

    /// <summary>Returns a template that is all text.</summary>
    public static MessageTemplate WithText(string text) => new(text, [new TextToken(text)]);

    private static bool IsChanged(RedactedEvent redacted)
    {
        if (redacted.Report.Total > 0 || redacted.Report.HasPersonal
            || !ReferenceEquals(redacted.Exception, redacted.Unredacted.Exception) || !ReferenceEquals(redacted.Template, redacted.Unredacted.MessageTemplate))
        {
            return true;
        }

        foreach (ref readonly var property in redacted.Properties.Entries)
        {
            if (property.IsChanged)
            {
                return true;
            }
        }

        return false;
    }

    private static void AddReport(RedactionReport report, List<LogEventProperty> properties, HashSet<string> taken)
    {
        Add(PersonalDataMark.PropertyName, report.IsPersonal ? PersonalDataMark.Instance : null);
        Add(RedactionReport.FaultKey, report.HasFault ? RedactionReport.Fault : null);
        Add(RedactionReport.CountKey, report.ShowsCount ? new ScalarValue(report.Count) : null);

        // A second masking could read two paths as a name and its value.
        Add(
            RedactionReport.PathsKey,
            report.Paths.Count > 0 ? new SequenceValue(report.Paths.Select(static path => new MaskedValue(path, isPersonal: false))) : null);

        void Add(string name, LogEventPropertyValue? value)
        {
            if (value is not null && taken.Add(name))
            {
                properties.Add(new LogEventProperty(name, value));
            }
        }
    }
}
