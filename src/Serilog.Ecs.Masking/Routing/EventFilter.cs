using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Passes events that match, or those that do not.</summary>
internal sealed class EventFilter(Func<LogEvent, bool> isMatch, bool isWanted) : ILogEventFilter
{
    public static LoggerConfiguration Add(LoggerFilterConfiguration filterConfiguration, Func<LogEvent, bool> isMatch, bool isWanted)
    {
        ArgumentNullException.ThrowIfNull(filterConfiguration);
        return filterConfiguration.With(new EventFilter(isMatch, isWanted));
    }

    public bool IsEnabled(LogEvent logEvent) => isMatch(logEvent) == isWanted;
}
