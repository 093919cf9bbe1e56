using Serilog.Ecs.Masking.DevConsole;

namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>The names of <see cref="KnownField"/>.</summary>
internal static class KnownFields
{
    private static readonly (string Name, KnownField Field)[] Names =
    [
        ("@timestamp", KnownField.Timestamp),
        ("log.level", KnownField.Level),
        ("message", KnownField.Message),
        ("log.logger", KnownField.Logger),
        ("trace.id", KnownField.TraceId),
        ("error.type", KnownField.ErrorType),
        ("error.message", KnownField.ErrorMessage),
        ("error.stack_trace", KnownField.StackTrace),
        ("service.name", KnownField.Service),
        ("ecs.version", KnownField.Minor),
        ("labels.trace_flags", KnownField.Minor),
        ("labels.parent_id", KnownField.Minor),
        ("labels.connection_id", KnownField.Minor),
        ("labels.http_route", KnownField.Minor),
        ("labels.action_id", KnownField.Minor),
        ("event.hash", KnownField.Minor),
        ("event.dataset", KnownField.Minor),
        ("service.version", KnownField.Minor),
        ("service.environment", KnownField.Minor),
        ("service.node.name", KnownField.Minor),
        ("host.name", KnownField.Minor),
        ("host.hostname", KnownField.Minor),
        ("host.architecture", KnownField.Minor),
        ("host.ip", KnownField.Minor),
        ("host.os.type", KnownField.Minor),
        ("host.os.name", KnownField.Minor),
        ("host.os.version", KnownField.Minor),
        ("process.pid", KnownField.Minor),
        ("process.name", KnownField.Minor),
        ("process.executable", KnownField.Minor),
        ("process.title", KnownField.Minor),
        ("process.thread.id", KnownField.Minor),
        ("process.thread.name", KnownField.Minor),
        ("container.id", KnownField.Minor),
        ("agent.name", KnownField.Minor),
        ("agent.type", KnownField.Minor),
        ("agent.version", KnownField.Minor),
    ];

    /// <summary>Creates a table of the names, to which a command adds its own.</summary>
    public static NameTable CreateTable()
    {
        var table = new NameTable();
        foreach (var (name, field) in Names)
        {
            table.Add(name, (int)field);
        }

        foreach (var name in CompactFields.Hidden)
        {
            table.Add(name, (int)KnownField.Minor);
        }

        return table;
    }
}
