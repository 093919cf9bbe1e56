using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Document.Layout;

/// <summary>The part of every document that never changes: identity and static fields, rendered once.</summary>
internal sealed class FixedFields
{
    private readonly string _text;
    private readonly int[] _starts;

    private FixedFields(Field[] fields, Label[] labels, string[] tags)
    {
        Tags = tags;
        Fields = fields;
        Labels = labels;
        _text = string.Concat(fields.Select(field => field.Slot.Key + field.Json));
        _starts = new int[fields.Length + 1];
        for (var index = 0; index < fields.Length; index++)
        {
            _starts[index + 1] = _starts[index] + fields[index].Slot.Key.Length + fields[index].Json.Length;
        }

        LabelsText = string.Join(',', labels.Select(label => label.Json));
    }

    /// <summary>In the order of the document.</summary>
    public Field[] Fields { get; }

    public Label[] Labels { get; }

    /// <summary>The tags among the fields, which those of an event join.</summary>
    public string[] Tags { get; }

    /// <summary>The labels with their keys, separated by commas.</summary>
    public string LabelsText { get; }

    /// <summary>Returns the fields from one index up to another as dotted members, each with a comma before it.</summary>
    public ReadOnlySpan<char> Text(int from, int to) => _text.AsSpan(_starts[from], _starts[to] - _starts[from]);

    /// <summary>Renders the fields. Where several have one name, the first counts.</summary>
    public static FixedFields Render(IEnumerable<IdentityField> identity, DocumentPlan plan)
    {
        var fields = new Dictionary<string, Field>(StringComparer.Ordinal);
        var labels = new Dictionary<string, Label>(StringComparer.Ordinal);
        string[] tags = [];
        foreach (var (name, value, source) in identity)
        {
            if (name.StartsWith(FieldTarget.Labels, StringComparison.Ordinal))
            {
                var key = LabelName.Sanitized(name[FieldTarget.Labels.Length..]);
                if (!plan.Excludes.Label(key))
                {
                    labels.TryAdd(key, new Label(key, key.GetHashCode(StringComparison.Ordinal), Json(key, plan) + ":" + Json(value, plan)));
                }
            }
            else if (plan.Names.SlotOf(name) is { } slot && !plan.Excludes.Field(slot))
            {
                tags = ReferenceEquals(slot, KnownFields.Tags) && tags.Length == 0 ? Texts(value) : tags;
                var json = Json(value, plan);
                fields.TryAdd(name, new Field(slot, slot.Field.IsArray && json[0] != '[' ? "[" + json + "]" : json, source == IdentitySource.Options));
            }
        }

        var ordered = fields.Values.ToArray();
        Array.Sort(ordered, static (left, right) => FieldSlot.Compare(left.Slot, right.Slot));
        return new FixedFields(ordered, [.. labels.Values], tags);
    }

    private static string[] Texts(object value) => value switch
    {
        string[] several => several,
        string one => [one],
        _ => [],
    };

    private static string Json(object value, DocumentPlan plan)
    {
        var buffer = new CharBuffer(64);
        if (value is string[] texts)
        {
            return "[" + string.Join(',', texts.Select(text => Json(text, plan))) + "]";
        }

        var values = new ValueWriter();
        values.Begin(plan, plan.MaxFieldLength);
        values.WriteTyped(buffer, value);
        return buffer.Written.ToString();
    }

    /// <summary>One field.</summary>
    /// <param name="Slot">Which field.</param>
    /// <param name="Json">Its value.</param>
    /// <param name="Wins">Whether it was set by the user, so that no property of an event may replace it.</param>
    internal sealed record Field(FieldSlot Slot, string Json, bool Wins);

    /// <summary>One label.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="KeyHash">The hash of the key.</param>
    /// <param name="Json">Key and value.</param>
    internal sealed record Label(string Key, int KeyHash, string Json);
}
