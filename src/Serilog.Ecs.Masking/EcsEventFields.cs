using System.Collections;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking;

/// <summary>Takes the fields that code sets in a document. Given to <see cref="EcsOptions.SetFields"/>, and only valid during that call.</summary>
public sealed class EcsEventFields
{
    private RedactedEvent? _target;

    internal EcsEventFields()
    {
    }

    /// <summary>The event as it was logged, before masking.</summary>
    /// <exception cref="InvalidOperationException">The call that the fields were given to has ended.</exception>
    public LogEvent LogEvent => Target.Unredacted;

    private RedactedEvent Target => _target ?? throw new InvalidOperationException("Fields of a document are set only while SetFields is called.");

    /// <summary>Sets a field, in place of what the event has there. The value is masked as a property of that name is.</summary>
    /// <param name="field">
    /// An ECS 8.11 field, a field of <see cref="EcsOptions.CustomFields"/>, or <c>labels.</c><i>name</i>. The time, level and message of an event
    /// cannot be set. Any other name is a label.
    /// </param>
    /// <param name="value">
    /// A text, number, time, list of these or <see cref="LogEventPropertyValue"/>. <see langword="null"/> leaves the field out. A value that is not of the
    /// field's type goes to <c>labels</c>.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="field"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">The call that the fields were given to has ended.</exception>
    public void Set(string field, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        Target.SetField(field, ValueOf(value));
    }

    internal void Begin(RedactedEvent target) => _target = target;

    internal void End() => _target = null;

    private static LogEventPropertyValue ValueOf(object? value) => value switch
    {
        LogEventPropertyValue known => known,
        string or null => new ScalarValue(value),
        IEnumerable list => new SequenceValue(list.Cast<object?>().Select(ValueOf)),
        _ => new ScalarValue(value),
    };
}
