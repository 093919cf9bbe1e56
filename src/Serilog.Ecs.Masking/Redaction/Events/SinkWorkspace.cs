using Serilog.Ecs.Masking.Redacted;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>
/// What masking for a sink fills. A thread keeps one for its next event; while it is in use the thread has none, so that logging from
/// inside a value's <c>ToString</c> gets one of its own.
/// </summary>
internal sealed class SinkWorkspace
{
    // One that grew for a huge event is not kept.
    private const int MaxKeptCapacity = 128 * 1024;

    [ThreadStatic]
    private static SinkWorkspace? t_idle;

    public RedactedEvent Event { get; } = new();

    public SinkTarget Target { get; } = new();

    public static SinkWorkspace Take()
    {
        var workspace = t_idle ?? new SinkWorkspace();
        t_idle = null;
        return workspace;
    }

    /// <summary>Returns the workspace, cleared.</summary>
    public void Return()
    {
        Event.Clear();
        Target.Clear();
        if (Event.Capacity <= MaxKeptCapacity)
        {
            t_idle = this;
        }
    }
}
