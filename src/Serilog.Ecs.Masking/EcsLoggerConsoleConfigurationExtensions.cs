using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;

namespace Serilog;

/// <summary>Writes events to the console: ECS documents for a collector, or text for a person.</summary>
public static class EcsLoggerConsoleConfigurationExtensions
{
    /// <summary>
    /// Writes events to standard output: as ECS documents, one line each, or as text for a person at a terminal, masked alike. For settings.
    /// </summary>
    /// <remarks>Output that goes to no terminal is UTF-8, whatever the code page; <see cref="System.Console.OutputEncoding"/> is set for that.</remarks>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="options">Settings of this sink alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The options that all stages share stand there under <c>Serilog:EcsMasking</c>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <param name="standardErrorFromLevel">Events of this level and above go to standard error. The default is <see langword="null"/>: none do.</param>
    /// <param name="format">A name of <see cref="EcsConsoleFormat"/>. The default is <c>Auto</c>: what <c>LOG_FORMAT</c> says, else text in Development and local, else JSON.</param>
    /// <param name="theme">The colours of the text, a name of <see cref="EcsConsoleTheme"/>. The default is <c>Dark</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong, which the message lists, each with its path; or <c>LOG_FORMAT</c> is.</exception>
    public static LoggerConfiguration EcsConsole(
        this LoggerSinkConfiguration sinkConfiguration,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        LogEventLevel? standardErrorFromLevel = null,
        [SettingsChoice<EcsConsoleFormat>] string? format = null,
        [SettingsChoice<EcsConsoleTheme>] string? theme = null)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var ecsOptions = OptionsBinder.Read(options, configuration);
        return sinkConfiguration.EcsConsole(
            ecsOptions, restrictedToMinimumLevel, levelSwitch, standardErrorFromLevel,
            SettingsChoice.Parse<EcsConsoleFormat>(format, nameof(format)), SettingsChoice.Parse<EcsConsoleTheme>(theme, nameof(theme)));
    }

    /// <summary>
    /// Writes events to standard output: as ECS documents, one line each, or as text for a person at a terminal, masked alike. For code.
    /// </summary>
    /// <remarks>Output that goes to no terminal is UTF-8, whatever the code page; <see cref="System.Console.OutputEncoding"/> is set for that.</remarks>
    /// <param name="sinkConfiguration">The <c>WriteTo</c> configuration.</param>
    /// <param name="ecsOptions">What the documents look like, and what is masked.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written. The default is every level.</param>
    /// <param name="levelSwitch">Changes that level while the logger is in use.</param>
    /// <param name="standardErrorFromLevel">Events of this level and above go to standard error. The default is <see langword="null"/>: none do.</param>
    /// <param name="format">JSON or text. The default is <see cref="EcsConsoleFormat.Auto"/>: what <c>LOG_FORMAT</c> says, else text in Development and local, else JSON.</param>
    /// <param name="theme">The colours of the text. The default is <see cref="EcsConsoleTheme.Dark"/>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid, and the message lists every fault; or <c>LOG_FORMAT</c> is wrong.</exception>
    public static LoggerConfiguration EcsConsole(
        this LoggerSinkConfiguration sinkConfiguration,
        EcsOptions ecsOptions,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        LogEventLevel? standardErrorFromLevel = null,
        EcsConsoleFormat format = EcsConsoleFormat.Auto,
        EcsConsoleTheme theme = EcsConsoleTheme.Dark)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var documents = new EcsTextFormatter(ecsOptions);
        var formatter = ConsoleFormatter.Choose(documents, format, theme, ecsOptions.HostEnvironment, ProcessEnvironment.Reader, ConsoleStreams.AreTerminals(standardErrorFromLevel is not null));
        ConsoleStreams.UseUtf8(standardErrorFromLevel is not null);
        return RawEventSink.Add(sinkConfiguration, ecsOptions.Report, to => to.Console(formatter, restrictedToMinimumLevel, levelSwitch, standardErrorFromLevel));
    }
}
