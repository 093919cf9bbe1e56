using System.ComponentModel;
using System.Text;
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Settings.Methods;

/// <summary>The methods that <c>WriteTo</c> of settings calls. Code calls those of <see cref="EcsLoggerSinkConfigurationExtensions"/>.</summary>
/// <remarks>
/// Serilog.Settings.Configuration chooses among all methods of one name by the names of arguments. A method for code therefore has a parameter
/// that settings cannot leave out and do not name: decision 0023.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EcsSinkSettingsExtensions
{
    /// <summary>Writes events to standard output: ECS documents, one line each, or masked text for a terminal.</summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <param name="standardErrorFromLevel">Events of this level and above go to standard error. The default is <see langword="null"/>: none do.</param>
    /// <param name="format">A name of <see cref="EcsConsoleFormat"/>. The default is <c>Auto</c>: the value of <c>LOG_FORMAT</c>, else text in Development and local, else JSON.</param>
    /// <param name="theme">The colours of the text, a name of <see cref="EcsConsoleTheme"/>. The default is <c>Dark</c>.</param>
    /// <param name="verbosity">How much of an event the text shows, a name of <see cref="EcsConsoleVerbosity"/>. The default is <c>Compact</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong, and the message lists every one, with its path; or <c>LOG_FORMAT</c> is
    /// wrong.</exception>
    public static LoggerConfiguration EcsConsole(
        this LoggerSinkConfiguration sinkConfiguration,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        LogEventLevel? standardErrorFromLevel = null,
        [SettingsChoice<EcsConsoleFormat>] string? format = null,
        [SettingsChoice<EcsConsoleTheme>] string? theme = null,
        [SettingsChoice<EcsConsoleVerbosity>] string? verbosity = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        return EcsLoggerSinkConfigurationExtensions.EcsConsole(
            sinkConfiguration, OptionsBinder.Read(options, configuration), restrictedToMinimumLevel, levelSwitch, standardErrorFromLevel,
            SettingsChoice.Parse<EcsConsoleFormat>(format, nameof(format)), SettingsChoice.Parse<EcsConsoleTheme>(theme, nameof(theme)),
            SettingsChoice.Parse<EcsConsoleVerbosity>(verbosity, nameof(verbosity)));
    }

    /// <summary>Writes ECS documents to a file, one line for each event.</summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="path">The file; with a <paramref name="rollingInterval"/> the date is put before its extension.</param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="integrity">Chains the lines by their hashes; named as the properties of <see cref="EcsIntegrityOptions"/> in camel case. The default is no chain.</param>
    /// <param name="configuration">All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="fileSizeLimitBytes">The size at which a file is full, in bytes, or <see langword="null"/> for no limit. The default is 1 GB.</param>
    /// <param name="levelSwitch">Changes the lowest level while the logger is in use.</param>
    /// <param name="buffered">Whether lines may wait in memory before they are written. The default is <see langword="false"/>.</param>
    /// <param name="shared">Whether several processes write to the file. The default is <see langword="false"/>.</param>
    /// <param name="flushToDiskInterval">How often the file is forced to disk. The default is <see langword="null"/>: when the system does.</param>
    /// <param name="rollingInterval">When a new file is begun. The default is <see cref="RollingInterval.Infinite"/>: never.</param>
    /// <param name="rollOnFileSizeLimit">Whether a full file is followed by another. The default is <see langword="true"/>; otherwise events that no longer fit are lost, and counted.</param>
    /// <param name="retainedFileCountLimit">The number of files that are kept, or <see langword="null"/> for all. The default is 31.</param>
    /// <param name="encoding">The encoding. The default is UTF-8 without a byte-order mark, the only one that collectors expect.</param>
    /// <param name="hooks">Steps into the life of the files.</param>
    /// <param name="retainedFileTimeLimit">How long files are kept. The default is <see langword="null"/>: as their count allows.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static LoggerConfiguration EcsFile(
        this LoggerSinkConfiguration sinkConfiguration,
        string path,
        IConfigurationSection? options = null,
        IConfigurationSection? integrity = null,
        IConfiguration? configuration = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        long? fileSizeLimitBytes = EcsLoggerSinkConfigurationExtensions.DefaultFileSizeLimitBytes,
        LoggingLevelSwitch? levelSwitch = null,
        bool buffered = false,
        bool shared = false,
        TimeSpan? flushToDiskInterval = null,
        RollingInterval rollingInterval = RollingInterval.Infinite,
        bool rollOnFileSizeLimit = true,
        int? retainedFileCountLimit = EcsLoggerSinkConfigurationExtensions.DefaultRetainedFileCountLimit,
        Encoding? encoding = null,
        FileLifecycleHooks? hooks = null,
        TimeSpan? retainedFileTimeLimit = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var (ecsOptions, ecsIntegrity) = OptionsBinder.ReadFile(options, integrity, configuration);
        return EcsLoggerSinkConfigurationExtensions.EcsFile(
            sinkConfiguration, path, ecsOptions, ecsIntegrity, restrictedToMinimumLevel, fileSizeLimitBytes, levelSwitch, buffered, shared, flushToDiskInterval,
            rollingInterval, rollOnFileSizeLimit, retainedFileCountLimit, encoding, hooks, retainedFileTimeLimit);
    }

    /// <summary>Renders and masks each event once, then chooses the route of the line by its content.</summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="routes">
    /// The routes: an object of named entries. Each has one of <c>path</c>, <c>console</c> and <c>alert</c>, and the conditions and properties of
    /// <see cref="EcsRoute"/> in camel case.
    /// </param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="alerts">The sinks of routes that alert; they get masked copies of events.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    /// <exception cref="IOException">The file of a route cannot be written; the message names both.</exception>
    public static LoggerConfiguration EcsRouted(
        this LoggerSinkConfiguration sinkConfiguration,
        IConfigurationSection? routes = null,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null,
        Action<LoggerSinkConfiguration>? alerts = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var routed = Routes.Open(routes, options, configuration, alerts, isAudit: false);
        return RawEventSink.Add(sinkConfiguration, SettingsReport.Of(configuration, routes), to => to.Sink(routed, restrictedToMinimumLevel, levelSwitch));
    }

    /// <summary>Hands masked copies of events to other sinks. An event that holds nothing sensitive is handed on as it is.</summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="configure">The sinks, a list of calls.</param>
    /// <param name="options">Settings of this stage alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is handed on. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration Masked(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<LoggerSinkConfiguration> configure,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        var ecsOptions = OptionsBinder.Read(options, configuration);
        return MaskedSink.Add(sinkConfiguration, MaskingPolicies.Of(ecsOptions.Masking), ecsOptions.Report, configure, restrictedToMinimumLevel, levelSwitch);
    }
}
