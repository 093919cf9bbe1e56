using System.Runtime.ExceptionServices;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Renders each event once, masked, and then chooses where the finished line goes.</summary>
internal sealed class RoutedSink : ILogEventSink, IDisposable
{
    private readonly EcsTextFormatter _formatter;
    private readonly RouteTarget[] _targets;
    private readonly MaskedSink? _alerts;

    /// <param name="options">What the documents look like.</param>
    /// <param name="routes">The routes, in the order in which events try them; they are valid.</param>
    /// <param name="alerts">The logger of the alert sinks.</param>
    public RoutedSink(EcsOptions options, IReadOnlyList<EcsRoute> routes, Logger? alerts)
    {
        var chain = routes.Select(static route => route.Integrity).FirstOrDefault(static integrity => integrity is { Algorithm: not EcsIntegrityAlgorithm.Off });
        _formatter = EcsTextFormatter.ForFile(options.With(chain));
        _alerts = alerts is null ? null : new MaskedSink(alerts, MaskingPolicies.Checked(options));
        var targets = new List<RouteTarget>();
        try
        {
            foreach (var route in routes)
            {
                targets.Add(RouteTarget.Open(route, options, _formatter.Plan, _alerts));
            }
        }
        catch
        {
            targets.ForEach(static target => target.Dispose());
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
            Deliver(document, logEvent);
        }
        finally
        {
            document.Return();
        }
    }

    public void Dispose()
    {
        foreach (var target in _targets)
        {
            target.Dispose();
        }

        _alerts?.Dispose();
    }

    // Where a target fails the event goes on to the next that takes it, but personal data never to one that is not for it.
    private void Deliver(DocumentWriter document, LogEvent logEvent)
    {
        Exception? failed = null;
        var onlyRestricted = false;
        var isKept = false;
        foreach (var target in _targets)
        {
            if (!target.Takes(logEvent, document.HoldsPersonalData) || (onlyRestricted && !target.Route.PersonalData))
            {
                continue;
            }

            try
            {
                target.Write(document, logEvent);
                isKept = true;
                if (!target.Route.Also)
                {
                    return;
                }
            }
            catch (Exception fault)
            {
                SelfLog.WriteLine("The route '{0}' failed: {1}.", target.Route.Name, ExceptionText.TypeName(fault));
                failed = fault;
                onlyRestricted |= target.Route.PersonalData;
            }
        }

        if (!isKept && failed is not null)
        {
            ExceptionDispatchInfo.Throw(failed);
        }
    }
}
