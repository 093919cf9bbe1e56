using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Files;

/// <summary>Counts the events that could not be written to a file, until the file itself reports them.</summary>
internal sealed class FileOutage
{
    private static readonly MessageTemplate Lost = new MessageTemplateParser().Parse(
        "Events lost: {LostEvents}. The log file {LogFile} could not be written since {LostSince:O}: {LostReason}");

    private static readonly MessageTemplate LostOrElsewhere = new MessageTemplateParser().Parse(
        "Events lost: {LostEvents}; written elsewhere: {ElsewhereEvents}. The log file {LogFile} could not be written since {LostSince:O}: {LostReason}");

    private int _lost;
    private int _elsewhere;
    private DateTimeOffset _since;
    private string _reason = "";
    private LogEventPropertyValue? _identity;

    public bool HasEvents => _lost + _elsewhere > 0;

    /// <summary>Whether <see cref="Serilog.Debugging.SelfLog"/> knows of the outage.</summary>
    public bool IsTold { get; set; }

    public int LostEvents => _lost;

    /// <summary>Counts events.</summary>
    /// <param name="events">The number of events.</param>
    /// <param name="isElsewhere">Whether they were written to another file.</param>
    /// <param name="logEvent">One of them, or <see langword="null"/> if they are not known.</param>
    /// <param name="fault">The fault of the file.</param>
    /// <param name="now">The time.</param>
    public void Add(int events, bool isElsewhere, LogEvent? logEvent, Exception fault, DateTimeOffset now)
    {
        if (!HasEvents)
        {
            _since = logEvent?.Timestamp ?? now;
            _reason = ExceptionText.TypeName(fault);
        }

        _lost += isElsewhere ? 0 : events;
        _elsewhere += isElsewhere ? events : 0;
        if (logEvent is not null && logEvent.Properties.TryGetValue(ServiceIdentityValue.PropertyName, out var identity))
        {
            _identity = identity;
        }
    }

    /// <summary>Creates the event that reports the others: of the same service, and without anything that they held.</summary>
    public LogEvent ToEvent(string path, DateTimeOffset now)
    {
        var logEvent = new LogEvent(now, LogEventLevel.Warning, null, _elsewhere > 0 ? LostOrElsewhere : Lost, []);
        logEvent.AddOrUpdateProperty(Property("LostEvents", _lost));
        logEvent.AddOrUpdateProperty(Property("LogFile", Path.GetFileName(path)));
        logEvent.AddOrUpdateProperty(Property("LostSince", _since));
        logEvent.AddOrUpdateProperty(Property("LostReason", _reason));
        if (_elsewhere > 0)
        {
            logEvent.AddOrUpdateProperty(Property("ElsewhereEvents", _elsewhere));
        }

        if (_identity is not null)
        {
            logEvent.AddOrUpdateProperty(new LogEventProperty(ServiceIdentityValue.PropertyName, _identity));
        }

        return logEvent;
    }

    public void Clear()
    {
        (_lost, _elsewhere, _identity) = (0, 0, null);
        IsTold = false;
    }

    private static LogEventProperty Property(string name, object value) => new(name, new ScalarValue(value));
}
