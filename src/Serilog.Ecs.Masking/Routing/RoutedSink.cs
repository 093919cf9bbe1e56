using System.Runtime.ExceptionServices;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Renders each event once, masked, and then chooses where the finished line goes.</summary>
internal sealed class RoutedSink : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    private readonly EcsTextFormatter _formatter;
    private readonly RouteTarget[] _targets;
    private readonly ILogEventSink? _alerts;
    private readonly bool _isAudit;
    private ILoggingFailureListener? _listener;

    /// <param name="options">What the documents look like.</param>
    /// <param name="routes">The routes, in the order in which events try them; they are valid.</param>
    /// <param name="alerts">The alert sinks, as one. They are closed with this one, but not where it cannot be made.</param>
    /// <param name="isAudit">Whether every fault reaches who logs.</param>
    public RoutedSink(EcsOptions options, IEnumerable<EcsRoute> routes, ILogEventSink? alerts, bool isAudit)
    {
        _isAudit = isAudit;
        var ordered = routes.ToArray();
        var chain = ordered.Select(static route => route.Integrity).FirstOrDefault(static integrity => integrity is { Algorithm: not EcsIntegrityAlgorithm.Off });
        _formatter = EcsTextFormatter.ForFile(options.With(chain));
        _alerts = alerts is null ? null : _formatter.Mask(alerts);
        var targets = new List<RouteTarget>();
        try
        {
            foreach (var route in ordered)
            {
                targets.Add(RouteTarget.Open(route, options, _formatter, _alerts));
            }
        }
        catch
        {
            targets.ForEach(Close);
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
        SinkCloser.Close(_alerts);
    }

    public ValueTask DisposeAsync()
    {
        Array.ForEach(_targets, Close);
        return SinkCloser.CloseAsync(_alerts);
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
