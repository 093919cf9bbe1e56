using System.Runtime.InteropServices;
using System.Text;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Routing;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Serilog;

/// <summary>Writes ECS documents to audit files, whose failures reach the code that logs.</summary>
public static class EcsLoggerAuditSinkConfigurationExtensions
{
    /// <summary>Writes ECS documents to a file, one line for each event; a write that fails throws.</summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="path">The file.</param>
    /// <param name="ecsOptions">The layout of the documents and their masking. The default is <see langword="null"/>: the default options.</param>
    /// <param name="integrity">
    /// Chains the lines by their hashes, so that <see cref="EcsIntegrity"/> finds a changed or missing line. The default is <see langword="null"/>: no chain.
    /// </param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level at run time.</param>
    /// <param name="encoding">The encoding. The default is UTF-8 without a byte-order mark, the only one that collectors expect.</param>
    /// <param name="hooks">Hooks into the lifecycle of the file.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static LoggerConfiguration EcsFile(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        string path,
        [Optional] EcsOptions? ecsOptions,
        EcsIntegrityOptions? integrity = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        Encoding? encoding = null,
        FileLifecycleHooks? hooks = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(path);
        var settings = new FileSettings { Path = path, Integrity = integrity, Encoding = encoding, Hooks = hooks };
        return sinkConfiguration.Sink(EcsFileSink.Open(ecsOptions ?? new EcsOptions(), settings, isAudit: true), restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>
    /// Renders and masks each event once, then chooses where the line goes: personal data to a file of its own, errors to another, the most
    /// severe events to alert sinks. A failing route throws after the event was written elsewhere.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="routes">The routes, in the order in which events try them; those for personal data come before all others.</param>
    /// <param name="ecsOptions">The layout of the documents and their masking. The default is <see langword="null"/>: the default options.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level at run time.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options or routes are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file of a route cannot be written; the message names both.</exception>
    public static LoggerConfiguration EcsRouted(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        IEnumerable<EcsRoute> routes,
        [Optional] EcsOptions? ecsOptions,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        return sinkConfiguration.Sink(
            new RawEventSink(Routes.Open(ecsOptions ?? new EcsOptions(), routes, isAudit: true), report: null), restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>
    /// Hands masked copies of events to other audit sinks, whose faults reach the code that logs. In code only: settings cannot name sinks inside an
    /// audit sink.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>AuditTo</c> configuration.</param>
    /// <param name="configure">Adds the sinks, as in <c>AuditTo.Masked(at => at.Sink(sink))</c>.</param>
    /// <param name="maskingOptions">What is masked, and how. The default is <see langword="null"/>: the default options.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is handed on. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level at run time.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration Masked(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        Action<LoggerAuditSinkConfiguration> configure,
        MaskingOptions? maskingOptions = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        var policy = MaskingPolicies.Checked(maskingOptions);
        var inner = new LoggerConfiguration().MinimumLevel.Is(LevelAlias.Minimum);
        configure(inner.AuditTo);
        return sinkConfiguration.Sink(new RawEventSink(new MaskedSink(inner.CreateLogger(), policy), report: null), restrictedToMinimumLevel, levelSwitch);
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
