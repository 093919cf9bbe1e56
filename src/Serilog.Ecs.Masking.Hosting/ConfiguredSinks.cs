using System.Runtime.CompilerServices;
using Serilog.Core;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>
/// The sinks that a logger configuration has collected. Serilog has no public way to reach them, and no other place is after all enrichers and
/// before all sinks, whoever added these: decision 0015.
/// </summary>
internal static class ConfiguredSinks
{
    /// <summary>Replaces the sinks of <c>WriteTo</c>, and those of <c>AuditTo</c>, by one that is made from them.</summary>
    /// <exception cref="NotSupportedException">This version of Serilog keeps its sinks elsewhere, so that they cannot be masked.</exception>
    public static void Replace(LoggerConfiguration configuration, Func<IReadOnlyList<ILogEventSink>, ILogEventSink> combine)
    {
        try
        {
            Replace(SinksOf(configuration), combine);
            Replace(AuditSinksOf(configuration), combine);
        }
        catch (MissingFieldException fault)
        {
            throw new NotSupportedException(
                $"The sinks of Serilog {typeof(LoggerConfiguration).Assembly.GetName().Version} cannot be masked as a whole. "
                + "Use UseSerilog() with WriteTo.Masked(…), or a version of the pack for this Serilog.",
                fault);
        }
    }

    private static void Replace(List<ILogEventSink> sinks, Func<IReadOnlyList<ILogEventSink>, ILogEventSink> combine)
    {
        if (sinks.Count > 0)
        {
            var combined = combine([.. sinks]);
            sinks.Clear();
            sinks.Add(combined);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_logEventSinks")]
    public static extern ref List<ILogEventSink> SinksOf(LoggerConfiguration configuration);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_auditSinks")]
    public static extern ref List<ILogEventSink> AuditSinksOf(LoggerConfiguration configuration);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_enrichers")]
    public static extern ref List<ILogEventEnricher> EnrichersOf(LoggerConfiguration configuration);
}
