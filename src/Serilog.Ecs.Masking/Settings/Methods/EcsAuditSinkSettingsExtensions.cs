using System.ComponentModel;
using System.Text;
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Settings.Methods;

/// <summary>The methods that <c>AuditTo</c> of settings calls. Code calls those of <see cref="EcsLoggerAuditSinkConfigurationExtensions"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EcsAuditSinkSettingsExtensions
{
    /// <summary>Writes ECS documents to a file, one line for each event; a write that fails throws.</summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="integrity">
    /// Chains the lines by their hashes; named as the properties of <see cref="EcsIntegrityOptions"/> in camel case. The default is no chain.
    /// </param>
    /// <param name="configuration">
    /// All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.
    /// </param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level at run time.</param>
    /// <param name="encoding">The encoding. The default is UTF-8 without a byte-order mark, the only one that collectors expect.</param>
    /// <param name="hooks">Hooks into the lifecycle of the file.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static LoggerConfiguration EcsFile(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        string path,
        IConfigurationSection? options = null,
        IConfigurationSection? integrity = null,
        IConfiguration? configuration = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        Encoding? encoding = null,
        FileLifecycleHooks? hooks = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var (ecsOptions, ecsIntegrity) = OptionsBinder.ReadFile(options, integrity, configuration);
        return EcsLoggerAuditSinkConfigurationExtensions.EcsFile(
            sinkConfiguration, path, ecsOptions, ecsIntegrity, restrictedToMinimumLevel, levelSwitch, encoding, hooks);
    }

    /// <summary>
    /// Renders and masks each event once, then chooses the route of the line by its content. A failing route throws after the event was
    /// written elsewhere.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="routes">
    /// The routes: an object of named entries. Each has one of <c>path</c>, <c>console</c> and <c>alert</c>, and the conditions and properties of
    /// <see cref="EcsRoute"/> in camel case.
    /// </param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">
    /// All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.
    /// </param>
    /// <param name="alerts">The sinks of routes that alert; they get masked copies of events.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level at run time.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    /// <exception cref="IOException">The file of a route cannot be written; the message names both.</exception>
    public static LoggerConfiguration EcsRouted(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        IConfigurationSection? routes = null,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null,
        Action<LoggerSinkConfiguration>? alerts = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        return sinkConfiguration.Sink(
            new RawEventSink(Routes.Open(routes, options, configuration, alerts, isAudit: true), report: null), restrictedToMinimumLevel, levelSwitch);
    }
}
