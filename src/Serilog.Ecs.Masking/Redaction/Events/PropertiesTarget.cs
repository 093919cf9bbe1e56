using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>An output that needs the properties only.</summary>
internal sealed class PropertiesTarget : RedactionTarget
{
    private PropertiesTarget()
    {
    }

    public static PropertiesTarget Instance { get; } = new();

    public override RedactionNeeds Needs => RedactionNeeds.Properties;

    public override void RenderMessage(RedactedEvent logEvent, CharBuffer message)
    {
    }
}
