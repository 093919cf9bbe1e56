using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redacted;

/// <summary>One property of an event, as it may be written.</summary>
internal struct RedactedProperty
{
    /// <summary>The name as it was logged, by which the template knows the property.</summary>
    public string Name;

    /// <summary>The value as it may be written; the logged instance where it holds nothing sensitive.</summary>
    public LogEventPropertyValue Value;

    /// <summary>What the policy says about the name; <see langword="null"/> if nothing is masked.</summary>
    public NameDecision? Decision;

    /// <summary>Whether the property is for the pack alone and no output shows it.</summary>
    public bool IsLeftOut;

    /// <summary>Whether code set it for the document, so that it is the value of the field of that name.</summary>
    public bool IsSet;

    /// <summary>Whether the options say that the value is never touched, wherever it is rendered.</summary>
    public bool IsUntouched;

    private string? _maskedName;
    private LogEventPropertyValue? _logged;
    private LogEventPropertyValue? _replacement;

    /// <summary>The name as it may be written.</summary>
    public readonly string MaskedName => _maskedName ?? Name;

    public readonly bool IsRenamed => _maskedName is not null;

    /// <summary>Whether the event has another value or name than may be written.</summary>
    public readonly bool IsChanged => _maskedName is not null || _logged is not null;

    /// <summary>The value that is masked: the logged one, unless another property decided about it.</summary>
    public readonly LogEventPropertyValue Unmasked => _replacement ?? _logged ?? Value;

    /// <summary>Whether the value is a mask as a whole. It is text, whatever type the value had.</summary>
    public readonly bool IsMask => Value is MaskedValue;

    public void SetValue(LogEventPropertyValue value)
    {
        if (!ReferenceEquals(value, Value))
        {
            _logged ??= Value;
            Value = value;
        }
    }

    public void SetName(string name)
    {
        if (!ReferenceEquals(name, Name))
        {
            _maskedName = name;
        }
    }

    /// <summary>Sets a value as if it had been logged: nothing asks for the one in the event any more.</summary>
    public void Replace(LogEventPropertyValue value)
    {
        SetValue(value);
        _replacement = value;
    }
}
