using Serilog.Configuration;
using Serilog.Ecs.Masking.Redaction;

namespace Serilog;

/// <summary>Leaves sinks out of the masking that a host does for all sinks.</summary>
public static class EcsLoggerUnmaskedSinkConfigurationExtensions
{
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
