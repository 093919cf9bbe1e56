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

/// <summary>Writes ECS documents to audit files, whose failures reach the code that logs.</summary>
public static class EcsLoggerAuditSinkConfigurationExtensions
{
    /// <summary>Writes ECS documents to a file, one line for each event; a write that fails throws. For settings.</summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The options that all stages share stand there under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <param name="encoding">The encoding. The default is UTF-8 without a byte-order mark, the only one that collectors expect.</param>
    /// <param name="hooks">Steps into the life of the file.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static LoggerConfiguration EcsFile(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        string path,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        Encoding? encoding = null,
        FileLifecycleHooks? hooks = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        return sinkConfiguration.EcsFile(path, OptionsBinder.Read(options, configuration, isForFile: true), restrictedToMinimumLevel, levelSwitch, encoding, hooks);
    }

    /// <summary>Writes ECS documents to a file, one line for each event; a write that fails throws. For code.</summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="path">The file.</param>
    /// <param name="ecsOptions">What the documents look like.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <param name="encoding">The encoding. The default is UTF-8 without a byte-order mark, the only one that collectors expect.</param>
    /// <param name="hooks">Steps into the life of the file.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static LoggerConfiguration EcsFile(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        string path,
        EcsOptions ecsOptions,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        Encoding? encoding = null,
        FileLifecycleHooks? hooks = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(path);
        var settings = new FileSettings { Path = path, Encoding = encoding, Hooks = hooks };
        return sinkConfiguration.Sink(EcsFileSink.Open(ecsOptions, settings, isAudit: true), restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>
    /// Hands masked copies of events to other audit sinks; a fault of theirs reaches whoever logs. For code: settings cannot
    /// name sinks inside an audit sink.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="configure">Adds the sinks, as in <c>AuditTo.Masked(at => at.Sink(sink))</c>.</param>
    /// <param name="ecsOptions">What is masked, and how: <see cref="EcsOptions.Masking"/>. The default is <see langword="null"/>: the defaults.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is handed on. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration Masked(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        Action<LoggerAuditSinkConfiguration> configure,
        EcsOptions? ecsOptions = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        var policy = MaskingPolicies.Checked(ecsOptions ?? new EcsOptions());
        var inner = new LoggerConfiguration().MinimumLevel.Is(LevelAlias.Minimum);
        configure(inner.AuditTo);
        return sinkConfiguration.Sink(new RawEventSink(new MaskedSink(inner.CreateLogger(), policy), report: null), restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>
    /// Renders and masks each event once, and then chooses where the line goes by what is in it: personal data to a file of its own, errors to
    /// another, what is most severe to alert sinks. A place that fails throws, after the event was kept elsewhere. For settings.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
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
        this LoggerAuditSinkConfiguration sinkConfiguration,
        IConfigurationSection? routes = null,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null,
        Action<LoggerSinkConfiguration>? alerts = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        return sinkConfiguration.Sink(new RawEventSink(Routes.Open(routes, options, configuration, alerts, isAudit: true), report: null), restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>
    /// Renders and masks each event once, and then chooses where the line goes by what is in it: personal data to a file of its own, errors to
    /// another, what is most severe to alert sinks. A place that fails throws, after the event was kept elsewhere. For code.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="ecsOptions">What the documents look like.</param>
    /// <param name="routes">The routes, in the order in which events try them; those for personal data come before all others.</param>
    /// <param name="alerts">Adds the sinks of routes that alert, as in <c>wt => wt.Sink(pager)</c>; they get masked copies of events.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options or routes are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file of a route cannot be written; the message names both.</exception>
    public static LoggerConfiguration EcsRouted(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        EcsOptions ecsOptions,
        IEnumerable<EcsRoute> routes,
        Action<LoggerSinkConfiguration>? alerts = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        return sinkConfiguration.Sink(new RawEventSink(Routes.Open(ecsOptions, routes, alerts, isAudit: true), report: null), restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>
    /// Hands events as they were logged to audit sinks that <c>UseSerilogEcs</c> or <c>AddSerilogEcs</c> would hand masked copies. It has to be
    /// directly under <c>AuditTo</c>.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="configure">Adds the sinks, as in <c>AuditTo.Unmasked(at => at.Sink(sink))</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration Unmasked(this LoggerAuditSinkConfiguration sinkConfiguration, Action<LoggerAuditSinkConfiguration> configure)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        var inner = new LoggerConfiguration().MinimumLevel.Is(LevelAlias.Minimum);
        configure(inner.AuditTo);
        return sinkConfiguration.Sink(new RawEventSink(inner.CreateLogger(), report: null));
    }
}
