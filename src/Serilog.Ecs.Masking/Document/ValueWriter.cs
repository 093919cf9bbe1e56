using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Appends property values as JSON: scalars and arrays for labels, whole trees for <c>data</c> and for the message.</summary>
internal sealed class ValueWriter
{
    // A cyclic tree that branches would otherwise be written until memory ends, for all that its depth is limited.
    private const int MaxValues = 65_536;

    private readonly HashSet<string> _memberNames = new(StringComparer.Ordinal);
    private readonly CharBuffer _keyText = new(256);
    private int _valuesLeft;

    private DocumentPlan Plan { get; set; } = null!;

    /// <summary>The longest text of one value; smaller than the option while a document is being shed.</summary>
    private int MaxLength { get; set; }

    public void Begin(DocumentPlan plan, int maxLength)
    {
        Plan = plan;
        MaxLength = maxLength;
        _valuesLeft = MaxValues;
    }

    public void End() => Plan = null!;

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
            case not null when JsonNumber.IsWritable(value): ScalarText.AppendPlain(buffer, value); break;
            default: WriteAsText(buffer, value); break;
        }
    }

    /// <summary>Appends a scalar, or an array of scalars of one kind, as the value of a label.</summary>
    public void WriteLabel(CharBuffer buffer, LogEventPropertyValue value)
    {
        if (value is SequenceValue sequence)
        {
            WriteLabels(buffer, sequence);
        }
        else
        {
            WriteLabelScalar(buffer, (value as ScalarValue)?.Value, asText: false);
        }
    }

    /// <summary>Appends a tree as JSON. Names are keys of <c>data</c>, or stay what the code calls them in the message.</summary>
    public void WriteTree(CharBuffer buffer, LogEventPropertyValue value, int depth, bool forMessage)
    {
        if (--_valuesLeft < 0 || (depth > Plan.MaxDepth && value is not ScalarValue))
        {
            buffer.Append("\"…\"");
            return;
        }

        switch (value)
        {
            case ScalarValue scalar:
                WriteTyped(buffer, scalar.Value);
                break;
            case SequenceValue sequence:
                WriteSequence(buffer, sequence, depth, forMessage);
                break;
            case StructureValue structure:
                WriteStructure(buffer, structure, depth, forMessage);
                break;
            case DictionaryValue dictionary:
                WriteDictionary(buffer, dictionary, depth, forMessage);
                break;
            default:
                WriteText(buffer, ScalarText.Guarded(value, static value => value.ToString()));
                break;
        }
    }

    private static bool IsOmitted(LogEventPropertyValue value, DocumentPlan plan, bool forMessage) =>
        !forMessage && plan.OmitsEmpty && EmptyValue.Is(value);

    private void WriteLabels(CharBuffer buffer, SequenceValue sequence)
    {
        // Elasticsearch refuses an array that mixes kinds, so such a one is all text.
        var mixed = !HoldsOneKind(sequence);
        buffer.Append('[');
        var elements = Contents.Of(sequence);
        for (var index = 0; index < elements.Length; index++)
        {
            if (--_valuesLeft < 0)
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
        foreach (var element in Contents.Of(sequence))
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

    private void WriteSequence(CharBuffer buffer, SequenceValue sequence, int depth, bool forMessage)
    {
        buffer.Append('[');
        var elements = Contents.Of(sequence);
        for (var index = 0; index < elements.Length; index++)
        {
            if (index > 0)
            {
                buffer.Append(',');
            }

            WriteTree(buffer, elements[index], depth + 1, forMessage);
            if (_valuesLeft < 0)
            {
                break;
            }
        }

        buffer.Append(']');
    }

    private void WriteStructure(CharBuffer buffer, StructureValue structure, int depth, bool forMessage)
    {
        // The first member's comma is overwritten by the brace.
        var start = buffer.Length;
        var unique = MembersAreUnique(structure, forMessage) ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in Contents.Of(structure))
        {
            if (_valuesLeft < 0)
            {
                break;
            }

            if (IsOmitted(member.Value, Plan, forMessage))
            {
                continue;
            }

            var key = Plan.Member(member.Name);
            if (unique is null)
            {
                buffer.Append(forMessage ? key.OriginalJson : key.Json);
            }
            else
            {
                buffer.Append(',');
                buffer.AppendJsonString(Numbered(forMessage ? member.Name : key.Key, unique));
                buffer.Append(':');
            }

            WriteTree(buffer, member.Value, depth + 1, forMessage);
        }

        CloseObject(buffer, start);
    }

    private static void CloseObject(CharBuffer buffer, int start)
    {
        if (buffer.Length == start)
        {
            buffer.Append('{');
        }
        else
        {
            buffer.Replace(start, '{');
        }

        buffer.Append('}');
    }

    private bool MembersAreUnique(StructureValue structure, bool forMessage)
    {
        const int Few = 16;
        var members = Contents.Of(structure);
        if (members.Length > Few)
        {
            return ManyMembersAreUnique(members, forMessage);
        }

        // Most structures are small, and comparing each hash with the others beats any set.
        Span<int> hashes = stackalloc int[Few];
        for (var index = 0; index < members.Length; index++)
        {
            var hash = Plan.Member(members[index].Name).Hash;
            if (hashes[..index].Contains(hash))
            {
                return false;
            }

            hashes[index] = hash;
        }

        return true;
    }

    private bool ManyMembersAreUnique(LogEventProperty[] members, bool forMessage)
    {
        _memberNames.Clear();
        foreach (var member in members)
        {
            if (!_memberNames.Add(forMessage ? member.Name : Plan.Member(member.Name).Key))
            {
                return false;
            }
        }

        return true;
    }

    private void WriteDictionary(CharBuffer buffer, DictionaryValue dictionary, int depth, bool forMessage)
    {
        var start = buffer.Length;
        var unique = KeysAreUnique(dictionary) ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var (keyValue, value) in Contents.Of(dictionary))
        {
            if (_valuesLeft < 0)
            {
                break;
            }

            if (!IsOmitted(value, Plan, forMessage))
            {
                var key = forMessage ? KeyText(keyValue) : LabelName.Sanitized(KeyText(keyValue));
                buffer.Append(',');
                buffer.AppendJsonString(unique is null ? key : Numbered(key, unique));
                buffer.Append(':');
                WriteTree(buffer, value, depth + 1, forMessage);
            }
        }

        CloseObject(buffer, start);
    }

    // Text keys that stay as they are cannot collide: the dictionary has each of them once.
    private static bool KeysAreUnique(DictionaryValue dictionary)
    {
        foreach (var (key, _) in Contents.Of(dictionary))
        {
            if (key.Value is not string text || !ReferenceEquals(LabelName.Sanitized(text), text))
            {
                return false;
            }
        }

        return true;
    }

    internal static string KeyText(ScalarValue key)
    {
        if (key.Value is null)
        {
            return "null";
        }

        if (ScalarText.StringOf(key.Value) is { } text)
        {
            return text;
        }

        var buffer = new CharBuffer(64);
        ScalarText.AppendPlain(buffer, key.Value);
        return buffer.Written.ToString();
    }

    private static string Numbered(string key, HashSet<string> taken)
    {
        var unique = key;
        for (var number = 2; !taken.Add(unique); number = NameSet.NextNumber(number, taken.Count))
        {
            unique = NameSet.Numbered(key, number);
        }

        return unique;
    }
}
