using System.Text;
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Serilog;

/// <summary>Writes ECS documents to files, and masked events to any sink.</summary>
public static class EcsLoggerSinkConfigurationExtensions
{
    private const long DefaultFileSizeLimitBytes = 1L * 1024 * 1024 * 1024;
    private const int DefaultRetainedFileCountLimit = 31;

    /// <summary>Writes ECS documents to a file, one line for each event. For settings.</summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="path">The file; with a <paramref name="rollingInterval"/> the date is put before its extension.</param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The options that all stages share stand there under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
    /// <param name="fileSizeLimitBytes">The size at which a file is full, in bytes, or <see langword="null"/> for no limit. The default is 1 GB.</param>
    /// <param name="levelSwitch">Changes the least level while the logger is in use.</param>
    /// <param name="buffered">Whether lines may wait in memory before they are written. The default is <see langword="false"/>.</param>
    /// <param name="shared">Whether several processes write to the file. The default is <see langword="false"/>.</param>
    /// <param name="flushToDiskInterval">How often the file is forced to disk. The default is <see langword="null"/>: when the system does.</param>
    /// <param name="rollingInterval">When a new file is begun. The default is <see cref="RollingInterval.Infinite"/>: never.</param>
    /// <param name="rollOnFileSizeLimit">Whether a full file is followed by another. The default is <see langword="true"/>; otherwise events that no longer fit are lost, and counted.</param>
    /// <param name="retainedFileCountLimit">How many files are kept, or <see langword="null"/> for all. The default is 31.</param>
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
        IConfiguration? configuration = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        long? fileSizeLimitBytes = DefaultFileSizeLimitBytes,
        LoggingLevelSwitch? levelSwitch = null,
        bool buffered = false,
        bool shared = false,
        TimeSpan? flushToDiskInterval = null,
        RollingInterval rollingInterval = RollingInterval.Infinite,
        bool rollOnFileSizeLimit = true,
        int? retainedFileCountLimit = DefaultRetainedFileCountLimit,
        Encoding? encoding = null,
        FileLifecycleHooks? hooks = null,
        TimeSpan? retainedFileTimeLimit = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        return sinkConfiguration.EcsFile(
            path, OptionsBinder.Read(options, configuration, isForFile: true), restrictedToMinimumLevel, fileSizeLimitBytes, levelSwitch, buffered, shared, flushToDiskInterval,
            rollingInterval, rollOnFileSizeLimit, retainedFileCountLimit, encoding, hooks, retainedFileTimeLimit);
    }

    /// <summary>Writes ECS documents to a file, one line for each event. For code.</summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="path">The file; with a <paramref name="rollingInterval"/> the date is put before its extension.</param>
    /// <param name="ecsOptions">What the documents look like.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
    /// <param name="fileSizeLimitBytes">The size at which a file is full, in bytes, or <see langword="null"/> for no limit. The default is 1 GB.</param>
    /// <param name="levelSwitch">Changes the least level while the logger is in use.</param>
    /// <param name="buffered">Whether lines may wait in memory before they are written. The default is <see langword="false"/>.</param>
    /// <param name="shared">Whether several processes write to the file. The default is <see langword="false"/>.</param>
    /// <param name="flushToDiskInterval">How often the file is forced to disk. The default is <see langword="null"/>: when the system does.</param>
    /// <param name="rollingInterval">When a new file is begun. The default is <see cref="RollingInterval.Infinite"/>: never.</param>
    /// <param name="rollOnFileSizeLimit">Whether a full file is followed by another. The default is <see langword="true"/>; otherwise events that no longer fit are lost, and counted.</param>
    /// <param name="retainedFileCountLimit">How many files are kept, or <see langword="null"/> for all. The default is 31.</param>
    /// <param name="encoding">The encoding. The default is UTF-8 without a byte-order mark, the only one that collectors expect.</param>
    /// <param name="hooks">Steps into the life of the files.</param>
    /// <param name="retainedFileTimeLimit">How long files are kept. The default is <see langword="null"/>: as their count allows.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <remarks>
    /// A file that another program moves, removes or truncates is opened again with the next event. Events that cannot be written are counted:
    /// the first line after them is a <c>Warning</c> event with their number.
    /// </remarks>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static LoggerConfiguration EcsFile(
        this LoggerSinkConfiguration sinkConfiguration,
        string path,
        EcsOptions ecsOptions,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        long? fileSizeLimitBytes = DefaultFileSizeLimitBytes,
        LoggingLevelSwitch? levelSwitch = null,
        bool buffered = false,
        bool shared = false,
        TimeSpan? flushToDiskInterval = null,
        RollingInterval rollingInterval = RollingInterval.Infinite,
        bool rollOnFileSizeLimit = true,
        int? retainedFileCountLimit = DefaultRetainedFileCountLimit,
        Encoding? encoding = null,
        FileLifecycleHooks? hooks = null,
        TimeSpan? retainedFileTimeLimit = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(path);
        if (shared && buffered)
        {
            throw new ArgumentException("A shared file cannot be buffered: each event is written while the other processes wait.", nameof(buffered));
        }

        var settings = new FileSettings
        {
            Path = path,
            RollingInterval = rollingInterval,
            FileSizeLimitBytes = fileSizeLimitBytes,
            RollOnFileSizeLimit = rollOnFileSizeLimit,
            RetainedFileCountLimit = retainedFileCountLimit,
            RetainedFileTimeLimit = retainedFileTimeLimit,
            Buffered = buffered,
            Shared = shared,
            FlushToDiskInterval = flushToDiskInterval,
            Encoding = encoding,
            Hooks = hooks,
        };
        var sink = EcsFileSink.Open(ecsOptions, settings, isAudit: false);
        return RawEventSink.Add(sinkConfiguration, ecsOptions.Report, to => to.Sink(sink, restrictedToMinimumLevel, levelSwitch));
    }

    /// <summary>
    /// Hands masked copies of events to other sinks, whatever these write: properties, message template and exception hold
    /// nothing sensitive any more. An event that holds nothing sensitive is handed on as it is. For settings, and for code with the defaults.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="configure">Adds the sinks, as in <c>WriteTo.Masked(wt => wt.Console())</c>.</param>
    /// <param name="options">Settings of this stage alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The options that all stages share stand there under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is handed on. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <remarks>
    /// A chain of fallbacks belongs inside, as in <c>WriteTo.Masked(wt => wt.FallbackChain(…))</c>: around it, a fallback gets the
    /// event as it was when a sink throws.
    /// </remarks>
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
        return sinkConfiguration.Masked(configure, OptionsBinder.Read(options, configuration), restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>
    /// Hands masked copies of events to other sinks, whatever these write: properties, message template and exception hold
    /// nothing sensitive any more. An event that holds nothing sensitive is handed on as it is. For code.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="configure">Adds the sinks, as in <c>WriteTo.Masked(wt => wt.Console(), ecsOptions)</c>.</param>
    /// <param name="ecsOptions">What is masked, and how: <see cref="EcsOptions.Masking"/>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is handed on. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <remarks>A chain of fallbacks belongs inside; see the other overload.</remarks>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration Masked(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<LoggerSinkConfiguration> configure,
        EcsOptions ecsOptions,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        var policy = MaskingPolicies.Checked(ecsOptions);
        var masked = LoggerSinkConfiguration.Wrap(sink => new MaskedSink(sink, policy), configure);
        return RawEventSink.Add(sinkConfiguration, ecsOptions.Report, to => to.Sink(masked, restrictedToMinimumLevel, levelSwitch));
    }

    /// <summary>
    /// Renders and masks each event once, and then chooses where the line goes by what is in it: personal data to a file of its own, errors to
    /// another, what is most severe to alert sinks. For settings.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="routes">The routes: an object of named entries, each with the properties of <see cref="EcsRoute"/> in camel case.</param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The options that all stages share stand there under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="alerts">The sinks of routes that alert; they get masked copies of events.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
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
        return RawEventSink.Add(sinkConfiguration, SettingsReport.Of(configuration), to => to.Sink(routed, restrictedToMinimumLevel, levelSwitch));
    }

    /// <summary>
    /// Renders and masks each event once, and then chooses where the line goes by what is in it: personal data to a file of its own, errors to
    /// another, what is most severe to alert sinks. For code.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="ecsOptions">What the documents look like.</param>
    /// <param name="routes">The routes, in the order in which events try them; those for personal data come before all others.</param>
    /// <param name="alerts">Adds the sinks of routes that alert, as in <c>wt => wt.Sink(pager)</c>; they get masked copies of events.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options or routes are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file of a route cannot be written; the message names both.</exception>
    public static LoggerConfiguration EcsRouted(
        this LoggerSinkConfiguration sinkConfiguration,
        EcsOptions ecsOptions,
        IEnumerable<EcsRoute> routes,
        Action<LoggerSinkConfiguration>? alerts = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var routed = Routes.Open(ecsOptions, routes, alerts, isAudit: false);
        return RawEventSink.Add(sinkConfiguration, ecsOptions.Report, to => to.Sink(routed, restrictedToMinimumLevel, levelSwitch));
    }
}
