using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Appends texts, scalars and labels as JSON.</summary>
internal sealed class ValueWriter
{
    // A cyclic tree that branches would otherwise be written until memory ends, for all that its depth is limited.
    private const int MaxValues = 65_536;

    private readonly CharBuffer _keyText = new(256);
    private int _valuesLeft;

    public DocumentPlan Plan { get; private set; } = null!;

    /// <summary>Writes trees, out of the same allowance.</summary>
    public TreeWriter Trees { get; }

    /// <summary>Whether no more values may be written.</summary>
    public bool IsSpent => _valuesLeft < 0;

    /// <summary>The longest text of one value; smaller than the option while a document is being shed.</summary>
    private int MaxLength { get; set; }

    public ValueWriter() => Trees = new TreeWriter(this);

    public void Begin(DocumentPlan plan, int maxLength)
    {
        Plan = plan;
        MaxLength = maxLength;
        _valuesLeft = MaxValues;
    }

    public void End() => Plan = null!;

    /// <summary>Counts one more value, and returns whether it may still be written.</summary>
    public bool TakeOne() => --_valuesLeft >= 0;

    public void WriteText(CharBuffer buffer, scoped ReadOnlySpan<char> text) => WriteText(buffer, text, MaxLength);

    /// <summary>Appends a JSON string; every text of a document that is not a constant of the pack comes through here.</summary>
    public static void WriteText(CharBuffer buffer, scoped ReadOnlySpan<char> text, int limit)
    {
        if (text.Length <= limit)
        {
            buffer.AppendJsonString(text);
            return;
        }

        buffer.Append('"');
        buffer.AppendEscaped(text[..TextCut.KeptLength(text, limit)]);
        buffer.Append("…\"");
    }

    /// <summary>Appends a scalar as JSON text, whatever its type.</summary>
    public void WriteAsText(CharBuffer buffer, object value)
    {
        if (ScalarText.StringOf(value) is { } text)
        {
            WriteText(buffer, text);
        }
        else if (value is char)
        {
            var start = _keyText.Length;
            ScalarText.AppendPlain(_keyText, value);
            WriteText(buffer, _keyText.WrittenFrom(start));
            _keyText.Rewind(start);
        }
        else
        {
            buffer.Append('"');
            ScalarText.AppendPlain(buffer, value);
            buffer.Append('"');
        }
    }

    /// <summary>Appends a scalar with its JSON type where Elasticsearch keeps it, and as text otherwise.</summary>
    public void WriteTyped(CharBuffer buffer, object? value)
    {
        switch (value)
        {
            case string text: WriteText(buffer, text); break;
            case int number: buffer.AppendFormatted(number); break;
            case long number: buffer.AppendFormatted(number); break;
            case bool flag: buffer.Append(flag ? "true" : "false"); break;
            case null: buffer.Append("null"); break;
            case decimal number when JsonNumber.KeepsItsValue(number): FixedPoint.Append(buffer, number); break;
            case not null when JsonNumber.IsWritable(value): ScalarText.AppendPlain(buffer, value); break;
            default: WriteAsText(buffer, value); break;
        }
    }

    /// <summary>Appends a scalar, or an array of scalars of one kind, as the value of a label.</summary>
    public void WriteLabel(CharBuffer buffer, LogEventPropertyValue value)
    {
        if (value is ScalarValue scalar)
        {
            WriteLabelScalar(buffer, scalar.Value, asText: false);
        }
        else
        {
            WriteLabels(buffer, (SequenceValue)value);
        }
    }

    private void WriteLabels(CharBuffer buffer, SequenceValue sequence)
    {
        // Elasticsearch refuses an array that mixes kinds, so such a one is all text.
        var mixed = !HoldsOneKind(sequence);
        buffer.Append('[');
        var elements = EventCollections.Of(sequence);
        for (var index = 0; index < elements.Length; index++)
        {
            if (!TakeOne())
            {
                break;
            }

            if (index > 0)
            {
                buffer.Append(',');
            }

            WriteLabelScalar(buffer, (elements[index] as ScalarValue)?.Value, mixed);
        }

        buffer.Append(']');
    }

    private static bool HoldsOneKind(SequenceValue sequence)
    {
        var first = -1;
        foreach (var element in EventCollections.Of(sequence))
        {
            if (element is not ScalarValue { Value: { } value })
            {
                continue;
            }

            var kind = value is bool ? 1 : JsonNumber.IsWritable(value) ? 2 : 3;
            if (first >= 0 && first != kind)
            {
                return false;
            }

            first = kind;
        }

        return true;
    }

    private void WriteLabelScalar(CharBuffer buffer, object? value, bool asText)
    {
        if (value is not null && (asText || Plan.LabelsAreText))
        {
            WriteAsText(buffer, value);
        }
        else
        {
            WriteTyped(buffer, value);
        }
    }
}
