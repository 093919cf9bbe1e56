using System.Globalization;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Extensions.Hosting;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>
/// The properties that the application adds to the event of one request, by <see cref="IDiagnosticContext"/> or by
/// <see cref="EcsHttpContextExtensions.SetRequestProperty"/>. Open to all threads until the event is written.
/// </summary>
/// <remarks>Collecting starts with the instance, for the calls that the current method makes.</remarks>
internal sealed class AddedProperties(ILogger logger)
{
    // The collector is ambient: that of the instance in the container is the same one.
    private static readonly DiagnosticContext Context = new(logger: null);

    private readonly DiagnosticContextCollector _collector = Context.BeginCollection();
    private IEnumerable<LogEventProperty> _properties = [];
    private volatile bool _isClosed;

    /// <summary>Adds a property, and returns whether an event takes it.</summary>
    public bool Set(string name, object? value, bool destructureObjects)
    {
        if (_isClosed || Capture(name, value, destructureObjects) is not { } property)
        {
            return false;
        }

        _collector.AddOrUpdate(property);
        return !_isClosed;
    }

    /// <summary>Ends the collection, and returns the exception that was added to it.</summary>
    public Exception? Close()
    {
        _isClosed = true;
        _collector.TryComplete(out var properties, out var exception);
        _properties = properties ?? [];
        return exception;
    }

    /// <summary>Adds the collected properties to the event.</summary>
    public void CopyTo(LogEvent logEvent)
    {
        foreach (var property in _properties)
        {
            Add(logEvent, property);
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

    // A property with the name of a fact of the request is renamed, and not lost.
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
            name = property.Name + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        logEvent.AddPropertyIfAbsent(name == property.Name ? property : new LogEventProperty(name, property.Value));
    }
}
