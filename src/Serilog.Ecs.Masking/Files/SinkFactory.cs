using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Files;

/// <summary>Creates the sink that a method of <c>WriteTo</c> adds. Its faults reach the caller; a logger around it would keep them.</summary>
internal static class SinkFactory
{
    /// <summary>Returns the sink, or <see langword="null"/> where none was added.</summary>
    public static ILogEventSink? Create(Action<LoggerSinkConfiguration> configure)
    {
        ILogEventSink? created = null;
        LoggerSinkConfiguration.Wrap(new LoggerConfiguration().WriteTo, sink => created = sink, configure, LevelAlias.Minimum, null);
        return created;
    }
}
