using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Layout;

/// <summary>One field of the document being written, with what its value is made from.</summary>
internal struct FieldEntry
{
    public FieldSlot Slot;
    public FieldEntryKind Kind;

    /// <summary>A <see cref="LogEventPropertyValue"/> or a <see cref="string"/>, as <see cref="Kind"/> says.</summary>
    public object? Value;

    /// <summary>The number, or where in the text the value starts.</summary>
    public long Number;

    /// <summary>How many characters of the text are the value.</summary>
    public int Length;

    /// <summary>The property that the value comes from, which gets a label where the field is taken already.</summary>
    public PropertyPlan? Source;

    /// <summary>The property's own value.</summary>
    public LogEventPropertyValue? Original;

    /// <summary>Whether code set the field.</summary>
    public bool IsSet;
}

/// <summary>What a field's value is made from.</summary>
internal enum FieldEntryKind : byte
{
    /// <summary>A property's value that fits the field.</summary>
    Value,

    /// <summary>A part of a string.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>The message of the event's exception.</summary>
    ErrorMessage,

    /// <summary>The text of the event's exception.</summary>
    StackTrace,

    /// <summary>The id of the event.</summary>
    EventId,

    /// <summary>When the event was created.</summary>
    EventCreated,

    /// <summary>Nothing: the field is not written.</summary>
    LeftOut,
}
