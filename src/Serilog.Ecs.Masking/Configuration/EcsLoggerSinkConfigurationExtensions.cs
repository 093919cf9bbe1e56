using System.Runtime.InteropServices;
using System.Text;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Routing;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Serilog;

/// <summary>Writes ECS documents to the console and to files, and masked events to any sink.</summary>
public static class EcsLoggerSinkConfigurationExtensions
{
    internal const long DefaultFileSizeLimitBytes = 1L * 1024 * 1024 * 1024;
    internal const int DefaultRetainedFileCountLimit = 31;

    /// <summary>Writes events to standard output: ECS documents, one line each, or masked text for a terminal.</summary>
    /// <remarks>Output that does not go to a terminal is UTF-8, whatever the code page; <see cref="System.Console.OutputEncoding"/> is set for that.</remarks>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="ecsOptions">The layout of the documents and their masking. The default is <see langword="null"/>: the default options.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level at run time.</param>
    /// <param name="standardErrorFromLevel">Events of this level and above go to standard error. The default is <see langword="null"/>: none do.</param>
    /// <param name="format">
    /// JSON or text. The default is <see cref="EcsConsoleFormat.Auto"/>: the value of <c>LOG_FORMAT</c>, else text in Development and local, else JSON.
    /// </param>
    /// <param name="theme">The colours of the text. The default is <see cref="EcsConsoleTheme.Dark"/>.</param>
    /// <param name="verbosity">How much of an event the text shows. The default is <see cref="EcsConsoleVerbosity.Compact"/>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid, and the message lists every fault; or <c>LOG_FORMAT</c> is wrong.</exception>
    /// <example><code>.WriteTo.EcsConsole(new EcsOptions { ServiceName = "auth-api" })</code></example>
    public static LoggerConfiguration EcsConsole(
        this LoggerSinkConfiguration sinkConfiguration,
        [Optional] EcsOptions? ecsOptions,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        LogEventLevel? standardErrorFromLevel = null,
        EcsConsoleFormat format = EcsConsoleFormat.Auto,
        EcsConsoleTheme theme = EcsConsoleTheme.Dark,
        EcsConsoleVerbosity verbosity = EcsConsoleVerbosity.Compact)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ecsOptions ??= new EcsOptions();
        var documents = new EcsTextFormatter(ecsOptions);
        var formatter = ConsoleFormatter.Choose(
            documents,
            format,
            theme,
            verbosity,
            ecsOptions.HostEnvironment,
            ProcessEnvironment.Reader,
            ConsoleStreams.AreTerminals(standardErrorFromLevel is not null));
        ConsoleStreams.UseUtf8(standardErrorFromLevel is not null);
        return RawEventSink.Add(
            sinkConfiguration, ecsOptions.Report, to => to.Sink(new ConsoleSink(formatter, standardErrorFromLevel), restrictedToMinimumLevel, levelSwitch));
    }

    /// <summary>Writes ECS documents to a file, one line for each event.</summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="path">The file; with a <paramref name="rollingInterval"/> the date is put before its extension.</param>
    /// <param name="ecsOptions">The layout of the documents and their masking. The default is <see langword="null"/>: the default options.</param>
    /// <param name="integrity">
    /// Chains the lines by their hashes, so that <see cref="EcsIntegrity"/> finds a changed or missing line. The default is <see langword="null"/>: no chain.
    /// </param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="fileSizeLimitBytes">The size at which a file is full, in bytes, or <see langword="null"/> for no limit. The default is 1 GB.</param>
    /// <param name="levelSwitch">Changes the lowest level at run time.</param>
    /// <param name="buffered">Whether lines may wait in memory before they are written. The default is <see langword="false"/>.</param>
    /// <param name="shared">Whether several processes write to the file. The default is <see langword="false"/>.</param>
    /// <param name="flushToDiskInterval">How often the file is forced to disk. The default is <see langword="null"/>: when the system does.</param>
    /// <param name="rollingInterval">The interval after which a new file is started. The default is <see cref="RollingInterval.Infinite"/>: never.</param>
    /// <param name="rollOnFileSizeLimit">
    /// Whether a full file is followed by another. The default is <see langword="true"/>; otherwise events that no longer fit are lost, and counted.
    /// </param>
    /// <param name="retainedFileCountLimit">The number of files that are kept, or <see langword="null"/> for all. The default is 31.</param>
    /// <param name="encoding">The encoding. The default is UTF-8 without a byte-order mark, the only one that collectors expect.</param>
    /// <param name="hooks">Hooks into the lifecycle of the files.</param>
    /// <param name="retainedFileTimeLimit">How long files are kept. The default is <see langword="null"/>: as their count allows.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <remarks>
    /// A file that another program moves, removes or truncates is opened again with the next event. Events that cannot be written are counted:
    /// the first line after them is a <c>Warning</c> event with their number.
    /// </remarks>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    /// <example><code>.WriteTo.EcsFile("logs/app.jsonl", rollingInterval: RollingInterval.Day)</code></example>
    public static LoggerConfiguration EcsFile(
        this LoggerSinkConfiguration sinkConfiguration,
        string path,
        [Optional] EcsOptions? ecsOptions,
        EcsIntegrityOptions? integrity = null,
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
            Integrity = integrity,
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
        var options = ecsOptions ?? new EcsOptions();
        var sink = EcsFileSink.Open(options, settings, isAudit: false);
        return RawEventSink.Add(sinkConfiguration, options.Report, to => to.Sink(sink, restrictedToMinimumLevel, levelSwitch));
    }

    /// <summary>
    /// Renders and masks each event once, then chooses where the line goes: personal data to a file of its own, errors to another, the most
    /// severe events to alert sinks.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="routes">The routes, in the order in which events try them; those for personal data come before all others.</param>
    /// <param name="ecsOptions">The layout of the documents and their masking. The default is <see langword="null"/>: the default options.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level at run time.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options or routes are not valid; the message lists every fault.</exception>
    /// <exception cref="IOException">The file of a route cannot be written; the message names both.</exception>
    /// <example><code>
    /// .WriteTo.EcsRouted([
    ///     EcsRoute.ToFile("logs/personal.jsonl", new() { PersonalData = true }, unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite),
    ///     EcsRoute.ToConsole(),
    /// ])
    /// </code></example>
    public static LoggerConfiguration EcsRouted(
        this LoggerSinkConfiguration sinkConfiguration,
        IEnumerable<EcsRoute> routes,
        [Optional] EcsOptions? ecsOptions,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var options = ecsOptions ?? new EcsOptions();
        var routed = Routes.Open(options, routes, isAudit: false);
        return RawEventSink.Add(sinkConfiguration, options.Report, to => to.Sink(routed, restrictedToMinimumLevel, levelSwitch));
    }

    /// <summary>
    /// Hands masked copies of events to other sinks: their properties, message template and exception hold nothing sensitive any more. An
    /// event that holds nothing sensitive is handed on as it is.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="configure">Adds the sinks, as in <c>WriteTo.Masked(wt => wt.Console())</c>.</param>
    /// <param name="maskingOptions">What is masked, and how. The default is <see langword="null"/>: the default options.</param>
    /// <param name="restrictedToMinimumLevel">The lowest level that is handed on. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level at run time.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <remarks>
    /// A chain of fallbacks belongs inside, as in <c>WriteTo.Masked(wt => wt.FallbackChain(…))</c>: around it, a fallback gets the
    /// event as it was when a sink throws.
    /// </remarks>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    /// <example><code>.WriteTo.Masked(wt => wt.Seq("http://localhost:5341"))</code></example>
    public static LoggerConfiguration Masked(
        this LoggerSinkConfiguration sinkConfiguration,
        Action<LoggerSinkConfiguration> configure,
        [Optional] MaskingOptions? maskingOptions,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        return MaskedSink.Add(sinkConfiguration, MaskingPolicies.Checked(maskingOptions), report: null, configure, restrictedToMinimumLevel, levelSwitch);
    }

    /// <summary>
    /// Hands events as they were logged to sinks that <c>UseSerilogEcs</c> or <c>AddSerilogEcs</c> would hand masked copies. It has to be
    /// directly under <c>WriteTo</c>: inside another sink, events are masked already.
    /// </summary>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="configure">Adds the sinks, as in <c>WriteTo.Unmasked(wt => wt.Seq(url))</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    public static LoggerConfiguration Unmasked(this LoggerSinkConfiguration sinkConfiguration, Action<LoggerSinkConfiguration> configure)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        return RawEventSink.Add(sinkConfiguration, report: null, configure);
    }
}
