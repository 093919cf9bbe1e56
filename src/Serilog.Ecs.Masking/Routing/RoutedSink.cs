using System.Runtime.ExceptionServices;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Renders each event once, masked, and then chooses where the finished line goes.</summary>
internal sealed class RoutedSink : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    private readonly EcsTextFormatter _formatter;
    private readonly RouteTarget[] _targets;
    private readonly Dictionary<Action<LoggerSinkConfiguration>, ILogEventSink> _alerts = [];
    private readonly bool _isAudit;
    private ILoggingFailureListener? _listener;

    /// <param name="options">What the documents look like.</param>
    /// <param name="routes">The routes, in the order in which events try them; they are valid.</param>
    /// <param name="isAudit">Whether every fault reaches the code that logs.</param>
    /// <exception cref="ArgumentException">A route for alerts adds no sink.</exception>
    /// <exception cref="IOException">The file of a route cannot be written; the message names both.</exception>
    public RoutedSink(EcsOptions options, IEnumerable<EcsRoute> routes, bool isAudit)
    {
        _isAudit = isAudit;
        var ordered = routes.ToArray();
        _formatter = EcsTextFormatter.ForFile(options, isSealed: ordered.Any(static route => route.File is { HasChain: true }));
        var targets = new List<RouteTarget>();
        try
        {
            foreach (var route in ordered)
            {
                targets.Add(RouteTarget.Open(route, _formatter, AlertsOf(route)));
            }
        }
        catch
        {
            targets.ForEach(Close);
            foreach (var sink in _alerts.Values)
            {
                SinkCloser.Close(sink);
            }

            throw;
        }

        _targets = [.. targets];
    }

    public void Emit(LogEvent logEvent)
    {
        var document = DocumentWriter.Take();
        try
        {
            _formatter.Render(document, logEvent);
            var delivery = new Delivery(_targets, document.Line, logEvent, document.HoldsPersonalData || EventFacts.SaysPersonal(logEvent));
            delivery.Deliver();
            delivery.DeliverElsewhere(_formatter.Plan);
            if (delivery.CountMisses() is { } fault)
            {
                Report(logEvent, fault, delivery.IsAnywhere);
            }
        }
        finally
        {
            document.Return();
        }
    }

    public void SetFailureListener(ILoggingFailureListener failureListener) => _listener = failureListener;

    public void Dispose()
    {
        Array.ForEach(_targets, Close);
        foreach (var sink in _alerts.Values)
        {
            SinkCloser.Close(sink);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Array.ForEach(_targets, Close);
        foreach (var sink in _alerts.Values)
        {
            await SinkCloser.CloseAsync(sink).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the alert sinks of a route behind masking, opened once for routes that share them.</summary>
    private ILogEventSink? AlertsOf(EcsRoute route)
    {
        if (route.Alerts is null)
        {
            return null;
        }

        if (!_alerts.TryGetValue(route.Alerts, out var masked))
        {
            var sinks = RouteDestination.CreateSinks(route.Alerts) ?? throw SettingsError.Create($"The route '{route.Name}' of EcsRouted adds no alert sink.");
            _alerts.Add(route.Alerts, masked = _formatter.Mask(sinks));
        }

        return masked;
    }

    private void Report(LogEvent logEvent, Exception fault, bool isAnywhere)
    {
        if (_isAudit)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        if (!isAnywhere)
        {
            _listener?.OnLoggingFailed(this, LoggingFailureKind.Permanent, "No route could write the event.", [logEvent], fault);
        }
    }

    // A disk that is full must not cost another file the end of its chain.
    private static void Close(RouteTarget target)
    {
        try
        {
            target.Dispose();
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("The route '{0}' could not be closed: {1}.", target.Route.Name, ExceptionText.TypeName(fault));
        }
    }
}
