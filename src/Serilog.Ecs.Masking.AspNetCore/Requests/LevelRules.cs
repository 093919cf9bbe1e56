using Microsoft.AspNetCore.Http;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Chooses the level of a request's event.</summary>
internal sealed class LevelRules
{
    private readonly Func<HttpContext, TimeSpan, Exception?, LogEventLevel?>? _choose;
    private readonly LogEventLevel _ordinary;
    private readonly LogEventLevel _clientError;
    private readonly LogEventLevel _serverError;
    private readonly LogEventLevel _exception;
    private readonly LogEventLevel _slow;
    private readonly TimeSpan _slowAfter;

    public LevelRules(RequestLoggingSettings settings, Func<HttpContext, TimeSpan, Exception?, LogEventLevel?>? choose)
    {
        _choose = choose;
        _ordinary = settings.Level;
        _clientError = settings.ClientErrorLevel;
        _serverError = settings.ServerErrorLevel;
        _exception = settings.ExceptionLevel;
        _slow = settings.SlowLevel;
        _slowAfter = settings.SlowAfter ?? TimeSpan.MaxValue;

        LogEventLevel[] possible = [_ordinary, _clientError, _serverError, _exception, settings.SlowAfter is not null ? _slow : LevelAlias.Minimum];
        Highest = choose is null ? possible.Max() : LevelAlias.Maximum;
    }

    /// <summary>The highest level that an event may have.</summary>
    public LogEventLevel Highest { get; }

    public LogEventLevel Of(HttpContext context, int? status, bool isUpgraded, TimeSpan elapsed, Exception? exception)
    {
        if (_choose is not null && Chosen(context, elapsed, exception) is { } chosen)
        {
            return chosen;
        }

        // An exception that was answered as the client's fault is not the service's fault.
        if (exception is not null && status is not (>= StatusCodes.Status400BadRequest and < StatusCodes.Status500InternalServerError))
        {
            return _exception;
        }

        var level = status switch
        {
            >= StatusCodes.Status500InternalServerError => _serverError,
            >= StatusCodes.Status400BadRequest => _clientError,
            _ => _ordinary,
        };
        return elapsed >= _slowAfter && !isUpgraded && level < _slow ? _slow : level;
    }

    private LogEventLevel? Chosen(HttpContext context, TimeSpan elapsed, Exception? exception)
    {
        try
        {
            return _choose!(context, elapsed, exception);
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("The level of a request could not be chosen: {0}. The options decide it.", fault.GetType().FullName);
            return null;
        }
    }
}
