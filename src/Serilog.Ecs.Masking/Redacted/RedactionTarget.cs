using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Redacted;

/// <summary>The output that an event is masked for: its needs, and how it renders the message.</summary>
internal abstract class RedactionTarget
{
    public abstract RedactionNeeds Needs { get; }

    /// <summary>Appends the message, rendered from the masked values, in the form in which the output shows it.</summary>
    /// <param name="logEvent">The event, whose properties are masked.</param>
    /// <param name="message">The buffer.</param>
    public abstract void RenderMessage(RedactedEvent logEvent, CharBuffer message);

    /// <summary>Adds what the output has beside the properties of an event. Called before anything is masked.</summary>
    public virtual void AddFields(RedactedEvent logEvent)
    {
    }

    public bool Writes(RedactionNeeds needs) => (Needs & needs) != 0;
}
