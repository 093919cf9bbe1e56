using Microsoft.Extensions.Primitives;
using Serilog.Core;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>The levels that the settings leave open: the minimum level, and the level of noisy libraries. They follow changed settings.</summary>
internal sealed class HostLevels : IDisposable
{
    /// <summary>Held at <see cref="LogEventLevel.Warning"/>, or at the minimum level where that is higher.</summary>
    private static readonly string[] NoisySources = ["Microsoft.AspNetCore", "System.Net.Http", "Microsoft.EntityFrameworkCore", "Grpc"];

    private static readonly string[] DebugEnvironments = ["Development", "dev", "local"];

    private readonly HostSettings _settings;
    private readonly LogEventLevel? _variable;
    private readonly LogEventLevel _default;
    private readonly LoggingLevelSwitch _minimum = new();
    private readonly (string Source, LoggingLevelSwitch Level)[] _noisy;
    private readonly IDisposable _reload;

    public HostLevels(HostSettings settings, EnvironmentReader environment)
    {
        _settings = settings;
        _variable = HostVariables.ReadLevel(environment);
        _default = DebugEnvironments.Contains(DeploymentEnvironment.Find(environment, SettingsEnvironment.Of(settings)), StringComparer.OrdinalIgnoreCase)
            ? LogEventLevel.Debug
            : LogEventLevel.Information;
        _noisy = [.. NoisySources.Where(source => !IsSetFor(source)).Select(static source => (source, new LoggingLevelSwitch()))];
        Follow();
        _reload = ChangeToken.OnChange(settings.GetReloadToken, Follow);
    }

    /// <summary>Sets the levels that hold unless the settings, which come after, name others.</summary>
    public void ApplyBefore(LoggerConfiguration configuration)
    {
        configuration.MinimumLevel.ControlledBy(_minimum);
        foreach (var (source, level) in _noisy)
        {
            configuration.MinimumLevel.Override(source, level);
        }
    }

    /// <summary>Sets the level that the settings do not change: that of the variable, or of a switch that code holds.</summary>
    public void ApplyAfter(LoggerConfiguration configuration, LoggingLevelSwitch? ofCode)
    {
        if (ofCode is not null)
        {
            ofCode.MinimumLevel = _variable ?? ofCode.MinimumLevel;
            configuration.MinimumLevel.ControlledBy(ofCode);
        }
        else if (_variable is not null)
        {
            configuration.MinimumLevel.ControlledBy(_minimum);
        }
    }

    public void Dispose() => _reload.Dispose();

    private void Follow()
    {
        var levels = _settings.Serilog.GetSection("MinimumLevel");
        _minimum.MinimumLevel = _variable ?? LevelName.TryParse(levels.Value) ?? LevelName.TryParse(levels.GetSection("Default").Value) ?? _default;
        foreach (var (source, level) in _noisy)
        {
            level.MinimumLevel = LevelName.TryParse(levels.GetSection("Override").GetSection(source).Value)
                ?? (_minimum.MinimumLevel > LogEventLevel.Warning ? _minimum.MinimumLevel : LogEventLevel.Warning);
        }
    }

    // "Microsoft": "Debug" means Microsoft.AspNetCore too.
    private bool IsSetFor(string source) => _settings.Serilog.GetSection("MinimumLevel:Override").GetChildren().Any(named =>
        source.Equals(named.Key, StringComparison.Ordinal) || (source.StartsWith(named.Key, StringComparison.Ordinal) && source[named.Key.Length] == '.'));
}
