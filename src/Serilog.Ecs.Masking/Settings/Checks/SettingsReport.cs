using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>
/// What a log reports once about its own settings, as a warning before its first event: sinks that get unmasked events, and a console that
/// gets each event twice. All stages that read the same settings share one report.
/// </summary>
internal sealed class SettingsReport
{
    private const string Source = "Serilog.Ecs.Masking";

    private static readonly ConditionalWeakTable<IConfiguration, ConcurrentDictionary<string, SettingsReport>> Reports = [];

    private readonly MessageTemplate? _message;
    private int _isTaken;

    private SettingsReport(IConfiguration root, string logger)
    {
        string[] findings = [.. SinkFindings.Of(root, logger)];
        if (findings.Length == 0)
        {
            return;
        }

        var text = string.Join(' ', findings);
        _message = new MessageTemplate(text, [new TextToken(text)]);
        if (!SinkFindings.HasOwnSink(root, logger))
        {
            // No sink of the pack is there to write the warning.
            SelfLog.WriteLine("{0}", text);
        }
    }

    /// <summary>Returns the report about the logger that a stage belongs to, or <see langword="null"/> where there is nothing to report.</summary>
    /// <param name="root">All settings.</param>
    /// <param name="own">A section of the stage, which tells the section of its logger, or <see langword="null"/>.</param>
    public static SettingsReport? Of(IConfiguration? root, IConfigurationSection? own) =>
        root is not null
        && SerilogSection.LoggerOf(root, own) is { } logger
        && SerilogSection.Whole(root) is var whole
        && Reports.GetOrCreateValue(whole).GetOrAdd(logger, static (logger, root) => new SettingsReport(root, logger), whole) is { _message: not null } report
            ? report
            : null;

    /// <summary>Returns the warning, for the first caller only.</summary>
    /// <param name="first">The event that it precedes, whose service identity it takes over.</param>
    public LogEvent? TryTake(LogEvent first)
    {
        if (Volatile.Read(ref _isTaken) != 0 || Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            return null;
        }

        List<LogEventProperty> properties = [new(Constants.SourceContextPropertyName, new ScalarValue(Source))];
        if (first.Properties.TryGetValue(ServiceIdentityValue.PropertyName, out var identity))
        {
            properties.Add(new(ServiceIdentityValue.PropertyName, identity));
        }

        return new LogEvent(first.Timestamp, LogEventLevel.Warning, exception: null, _message!, properties);
    }
}
