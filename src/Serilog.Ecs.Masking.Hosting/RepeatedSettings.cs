using Serilog.Core;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Routing;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>
/// Removes the sinks of settings that code reads a second time. Code that was written for <c>UseSerilog</c> calls <c>ReadFrom.Configuration</c>
/// itself, and each sink would write every event twice.
/// </summary>
/// <remarks>
/// Serilog does not tell where a sink comes from. Code repeats the settings if it adds all of their sinks, of the same kinds and next to each
/// other. One sink alone may be meant, as a second file; there the enrichers of the settings must be repeated too, or both write to one place.
/// </remarks>
internal sealed class RepeatedSettings
{
    private const string Console = "ConsoleSink";

    private readonly string[] _sinks;
    private readonly string[] _auditSinks;
    private readonly string[] _enrichers;

    private RepeatedSettings(Parts added) =>
        (_sinks, _auditSinks, _enrichers) = (Kinds(added.Sinks), Kinds(added.AuditSinks), Kinds(added.Enrichers));

    /// <summary>Reads the settings, and remembers what they add.</summary>
    public static RepeatedSettings Read(LoggerConfiguration configuration, Action read)
    {
        var before = Parts.CountsOf(configuration);
        read();
        return new(Parts.Since(before, configuration));
    }

    /// <summary>Lets code add to the logger, and removes the sinks that it repeats.</summary>
    /// <returns>Whether the settings were repeated.</returns>
    public bool RemoveAfter(LoggerConfiguration configuration, Action configure)
    {
        var before = Parts.CountsOf(configuration);
        configure();
        RemoveSame(ConfiguredSinks.SinksOf(configuration), before.Sinks);
        RemoveSame(ConfiguredSinks.AuditSinksOf(configuration), before.AuditSinks);
        var added = Parts.Since(before, configuration);
        if (!AreIn(added))
        {
            return false;
        }

        RemoveRun(ConfiguredSinks.SinksOf(configuration), before.Sinks, _sinks);
        RemoveRun(ConfiguredSinks.AuditSinksOf(configuration), before.AuditSinks, _auditSinks);
        return true;
    }

    private bool AreIn(Parts added)
    {
        string[] sinks = [.. _sinks, .. _auditSinks];
        return sinks.Length > 0 && Find(Kinds(added.Sinks), _sinks) >= 0 && Find(Kinds(added.AuditSinks), _auditSinks) >= 0
            && (sinks.Length > 1 || IsOnePlace(sinks[0]) || (_enrichers.Length > 0 && Find(Kinds(added.Enrichers), _enrichers) >= 0));
    }

    // A sink of the services is the same object however often they are read.
    private static void RemoveSame(List<ILogEventSink> sinks, int from)
    {
        for (var index = sinks.Count - 1; index >= from; index--)
        {
            if (sinks.IndexOf(sinks[index]) < from)
            {
                sinks.RemoveAt(index);
            }
        }
    }

    private static void RemoveRun(List<ILogEventSink> sinks, int from, string[] kinds)
    {
        var start = from + Find(Kinds(sinks[from..]), kinds);
        foreach (var sink in sinks[start..(start + kinds.Length)])
        {
            SinkCloser.Close(sink);
        }

        sinks.RemoveRange(start, kinds.Length);
    }

    private static int Find(ReadOnlySpan<string> kinds, ReadOnlySpan<string> run) => kinds.IndexOf(run);

    private static string[] Kinds(IEnumerable<object> parts) => [.. parts.Select(KindOf)];

    private static string KindOf(object part) => part switch
    {
        RawEventSink raw => KindOf(raw.Inner),
        EcsFileSink file => nameof(EcsFileSink) + " " + file.Path,
        _ => part.GetType().ToString(),
    };

    private static bool IsOnePlace(string kind) => kind.StartsWith(nameof(EcsFileSink), StringComparison.Ordinal)
        || kind.EndsWith(Console, StringComparison.Ordinal);

    private sealed record Parts(IReadOnlyList<ILogEventSink> Sinks, IReadOnlyList<ILogEventSink> AuditSinks, IReadOnlyList<ILogEventEnricher> Enrichers)
    {
        public static Counts CountsOf(LoggerConfiguration configuration) =>
            new(
                ConfiguredSinks.SinksOf(configuration).Count,
                ConfiguredSinks.AuditSinksOf(configuration).Count,
                ConfiguredSinks.EnrichersOf(configuration).Count);

        public static Parts Since(Counts before, LoggerConfiguration configuration) =>
            new(
                ConfiguredSinks.SinksOf(configuration)[before.Sinks..],
                ConfiguredSinks.AuditSinksOf(configuration)[before.AuditSinks..],
                ConfiguredSinks.EnrichersOf(configuration)[before.Enrichers..]);
    }

    private readonly record struct Counts(int Sinks, int AuditSinks, int Enrichers);
}
