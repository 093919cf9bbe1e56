using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>A route as settings describe it.</summary>
internal sealed class RouteSettings
{
    private bool _personalData;
    private bool _also;
    private bool _console;
    private bool _alert;
    private LogEventLevel? _level;
    private int? _priority;
    private string? _topic;
    private string? _path;
    private string? _unixMode;
    private RollingInterval _rollingInterval = RollingInterval.Infinite;
    private long? _fileSizeLimitBytes;
    private int? _retainedFileCountLimit;
    private EcsIntegrityOptions? _integrity;

    /// <summary>The settings of a route, which set the fields of this one.</summary>
    public OptionSetting[] All =>
    [
        OptionSetting.Flag(nameof(EcsRouteCondition.PersonalData), (_, value) => _personalData = value),
        OptionSetting.Choice<LogEventLevel>(nameof(EcsRouteCondition.Level), (_, value) => _level = value),
        OptionSetting.Number(nameof(EcsRouteCondition.Priority), (_, value) => _priority = value),
        OptionSetting.Text(nameof(EcsRouteCondition.Topic), (_, value) => _topic = value),
        OptionSetting.Flag("Also", (_, value) => _also = value),
        OptionSetting.Text("Path", (_, value) => _path = Environment.ExpandEnvironmentVariables(value)),
        OptionSetting.Flag("Console", (_, value) => _console = value),
        OptionSetting.Flag("Alert", (_, value) => _alert = value),
        OptionSetting.Text("UnixMode", (_, value) => _unixMode = value),
        OptionSetting.Choice<RollingInterval>("RollingInterval", (_, value) => _rollingInterval = value),
        OptionSetting.Size("FileSizeLimitBytes", (_, value) => _fileSizeLimitBytes = value),
        OptionSetting.Number("RetainedFileCountLimit", (_, value) => _retainedFileCountLimit = value),
        new OptionSetting("Integrity", (_, section) =>
        {
            (_integrity, var faults) = IntegritySettings.Collect(section);
            return faults;
        }),
    ];

    /// <summary>Returns what is wrong with a route that code cannot describe wrongly.</summary>
    /// <param name="name">The name of the route.</param>
    /// <param name="hasAlerts">Whether there are alert sinks.</param>
    public IEnumerable<RouteFault> Faults(string name, bool hasAlerts)
    {
        if ((_path is null ? 0 : 1) + (_console ? 1 : 0) + (_alert ? 1 : 0) != 1)
        {
            yield return new RouteFault(name, null, "a route leads to one place: 'path', 'console' or 'alert'.");
        }

        if (_path is not null && string.IsNullOrWhiteSpace(_path))
        {
            yield return new RouteFault(name, "Path", "is empty.");
        }

        if (_alert && !hasAlerts)
        {
            yield return new RouteFault(name, "Alert", "there are no alert sinks; 'alerts' names them.");
        }

        if (_unixMode is not null && UnixModeText.Parse(_unixMode) is null)
        {
            yield return new RouteFault(name, "UnixMode", $"'{_unixMode}' is not a mode such as 0600.");
        }

        if (_path is null
            && ((_unixMode ?? _fileSizeLimitBytes ?? _retainedFileCountLimit ?? (object?)_integrity) is not null
                || _rollingInterval != RollingInterval.Infinite))
        {
            yield return new RouteFault(
                name, null, "'unixMode', 'rollingInterval', 'fileSizeLimitBytes', 'retainedFileCountLimit' and 'integrity' are for files; there is no 'path'.");
        }
    }

    /// <summary>Returns the route, for one with faults as much of it as there is.</summary>
    public EcsRoute ToRoute(string name, Action<LoggerSinkConfiguration> alerts)
    {
        var when = new EcsRouteCondition { PersonalData = _personalData, Level = _level, Priority = _priority, Topic = _topic };
        return string.IsNullOrWhiteSpace(_path)
            ? _alert ? EcsRoute.ToAlerts(alerts, when, name, _also) : EcsRoute.ToConsole(when, name, _also)
            : EcsRoute.ToFile(
                _path,
                when,
                name,
                _also,
                _unixMode is null ? null : UnixModeText.Parse(_unixMode),
                _rollingInterval,
                _fileSizeLimitBytes,
                _retainedFileCountLimit,
                _integrity);
    }
}
