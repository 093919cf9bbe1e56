using System.Runtime.ExceptionServices;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Brings one finished line to its place, to every other that asked for it too, and elsewhere where its place fails.</summary>
internal ref struct Delivery(RouteTarget[] targets, CharBuffer line, LogEvent logEvent, bool holdsPersonalData)
{
    private Exception? _failure;
    private bool _isAnywhere;
    private bool _isKept;
    private string? _lostRestricted;

    public void Deliver()
    {
        foreach (var target in targets)
        {
            if (!target.Takes(logEvent, holdsPersonalData))
            {
                continue;
            }

            if (target.Route.Also)
            {
                TryWrite(target);
            }
            else if (!_isKept && (_lostRestricted is null || target.Route.PersonalData))
            {
                _isKept = TryWrite(target);
                _lostRestricted = !_isKept && target.Route.PersonalData ? target.Route.Name : _lostRestricted;
            }
        }
    }

    /// <summary>Finds another place for a line whose own failed. Personal data stays with routes that are for it.</summary>
    public void DeliverElsewhere(DocumentPlan plan)
    {
        if (_isKept)
        {
            return;
        }

        TryOthers(isRestricted: _lostRestricted is not null, alsoThoseTried: false);
        if (!_isKept && _lostRestricted is { } name)
        {
            line.Rewind(0);
            WithheldDocument.Write(line, logEvent, plan, name);
            TryOthers(isRestricted: false, alsoThoseTried: true);
        }
        else if (!_isKept)
        {
            TryOthers(isRestricted: true, alsoThoseTried: false);
        }
    }

    /// <exception cref="Exception">The fault of a place: the event is nowhere, or a fault of any place counts.</exception>
    public readonly void ThrowIfFailed(bool isAudit)
    {
        if (_failure is not null && (isAudit || !_isAnywhere))
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    // The last route is the one for all.
    private void TryOthers(bool isRestricted, bool alsoThoseTried)
    {
        for (var index = targets.Length - 1; index >= 0 && !_isKept; index--)
        {
            var target = targets[index];
            if (target.Route is { Also: false, Alert: false } && target.Route.PersonalData == isRestricted && (alsoThoseTried || !target.Takes(logEvent, holdsPersonalData)))
            {
                _isKept = TryWrite(target);
            }
        }
    }

    private bool TryWrite(RouteTarget target)
    {
        try
        {
            target.Write(line, logEvent);
            _isAnywhere = true;
            return true;
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("The route '{0}' failed: {1}.", target.Route.Name, ExceptionText.TypeName(fault));
            _failure ??= fault;
            return false;
        }
    }
}
