using Serilog.Debugging;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>What the application adds to the event of one request. Open until the event is written, to any thread.</summary>
internal sealed class AddedProperties(ILogger logger)
{
    private static readonly AsyncLocal<AddedProperties?> Ambient = new();

    private readonly object _gate = new();
    private Dictionary<string, LogEventProperty>? _properties;
    private bool _isClosed;

    public static AddedProperties? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public bool Set(string name, object? value, bool destructureObjects)
    {
        // Outside of the lock: capturing calls what the value brings along.
        if (Capture(name, value, destructureObjects) is not { } property)
        {
            return false;
        }

        lock (_gate)
        {
            if (_isClosed)
            {
                return false;
            }

            _properties ??= new Dictionary<string, LogEventProperty>(StringComparer.Ordinal);
            _properties[name] = property;
            return true;
        }
    }

    /// <summary>Adds the properties to the event; from now on there are no more.</summary>
    public void CloseInto(LogEvent logEvent)
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        // Nobody changes them any more.
        if (_properties is { } properties)
        {
            foreach (var property in properties.Values)
            {
                Add(logEvent, property);
            }
        }
    }

    private LogEventProperty? Capture(string name, object? value, bool destructureObjects)
    {
        try
        {
            return logger.BindProperty(name, value, destructureObjects, out var property) ? property : null;
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("A property of a request could not be captured: {0}.", fault.GetType().FullName);
            return null;
        }
    }

    // What is known of the request is not forged, and what is said beside it not lost.
    private static void Add(LogEvent logEvent, LogEventProperty property)
    {
        if (property.Name is RequestFacts.UserId or RequestFacts.UserName || property.Name.StartsWith("event.", StringComparison.Ordinal))
        {
            logEvent.AddOrUpdateProperty(property);
            return;
        }

        var name = property.Name;
        for (var number = 2; logEvent.Properties.ContainsKey(name); number++)
        {
            name = property.Name + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        logEvent.AddPropertyIfAbsent(name == property.Name ? property : new LogEventProperty(name, property.Value));
    }
}
