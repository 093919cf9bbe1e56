using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Delivers a finished line to its route, to routes with <c>also</c>, and to a fallback if its route fails.</summary>
internal ref struct Delivery(RouteTarget[] targets, CharBuffer line, LogEvent logEvent, bool holdsPersonalData)
{
    private List<(RouteTarget Target, Exception Fault)>? _failures;
    private bool _isWithheld;

    /// <summary>Whether a destination took the event or its replacement.</summary>
    public bool IsAnywhere { get; private set; }
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

    /// <summary>Finds another destination for a line whose own failed. Personal data stays with routes that are for it.</summary>
    public void DeliverElsewhere(DocumentPlan plan)
    {
        if (_isKept)
        {
            return;
        }

        TryOthers(isRestricted: _lostRestricted is not null, alsoThoseTried: false);
        if (!_isKept && _lostRestricted is { } name)
        {
            _isWithheld = true;
            line.Rewind(0);
            WithheldDocument.Write(line, logEvent, plan, name);
            TryOthers(isRestricted: false, alsoThoseTried: true);
        }
        else if (!_isKept)
        {
            TryOthers(isRestricted: true, alsoThoseTried: false);
        }
    }

    /// <summary>Counts the event in the files that did not take it.</summary>
    /// <returns>The first fault, or <see langword="null"/> if every destination took the event.</returns>
    public readonly Exception? CountMisses()
    {
        if (_failures is null)
        {
            return null;
        }

        foreach (var (target, fault) in _failures)
        {
            target.Miss(logEvent, fault, isElsewhere: _isKept && !_isWithheld && !target.Route.Also);
        }

        return _failures[0].Fault;
    }

    // The last route is the one for all.
    private void TryOthers(bool isRestricted, bool alsoThoseTried)
    {
        for (var index = targets.Length - 1; index >= 0 && !_isKept; index--)
        {
            var target = targets[index];
            if (target.Route is { Also: false, Alerts: null }
                && target.Route.PersonalData == isRestricted
                && (alsoThoseTried || !target.Takes(logEvent, holdsPersonalData)))
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
            IsAnywhere = true;
            return true;
        }
        catch (Exception fault)
        {
            _failures ??= [];
            if (!_failures.Exists(failure => failure.Target == target))
            {
                _failures.Add((target, fault));
            }

            return false;
        }
    }
}
