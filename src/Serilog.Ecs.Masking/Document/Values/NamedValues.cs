using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>The labels and the data of one document, each key once: what no field takes.</summary>
internal sealed class NamedValues
{
    // A tree that holds itself several times would never end; what is over this is one label of JSON text.
    private const int MaxFlattened = 1_000;
    private const string Shed = "shed";
    private const string InData = "labels_in_data";

    private readonly NameSet _labelNames = new();
    private readonly NameSet _dataNames = new();
    private DocumentPlan _plan = null!;
    private HashSet<string>? _set;
    private int _flattened;
    private string? _shedKey;
    private string? _inDataKey;

    /// <summary>The label that says what was shed, which gives way to one of that name.</summary>
    public string ShedKey => _shedKey ??= _labelNames.Take(Shed, Shed.GetHashCode(StringComparison.Ordinal));

    /// <summary>The label with <see cref="LabelsInData"/>, which gives way to one of that name.</summary>
    public string InDataKey => _inDataKey ??= _labelNames.Take(InData, InData.GetHashCode(StringComparison.Ordinal));

    /// <summary>The number of labels that are in <c>data</c> because the document had too many.</summary>
    public int LabelsInData { get; private set; }

    public EntryList<NamedEntry> Labels { get; } = new();

    public EntryList<NamedEntry> Data { get; } = new();

    public void Begin(DocumentPlan plan, FixedFields configured)
    {
        _plan = plan;
        _flattened = 0;
        foreach (var label in configured.Labels)
        {
            _labelNames.Take(label.Key, label.KeyHash);
        }
    }

    public void Clear()
    {
        Labels.Clear();
        Data.Clear();
        _labelNames.Clear();
        _dataNames.Clear();
        _plan = null!;
        _shedKey = null;
        _inDataKey = null;
        _set?.Clear();
        LabelsInData = 0;
    }

    /// <summary>Gives a property its own place, as a label or in <c>data</c>.</summary>
    public void AddOwn(PropertyPlan property, LogEventPropertyValue value) => AddNamed(property.Key, property.KeyHash, value, 0, property.KeyMember);

    /// <summary>Adds a label of the pack's own.</summary>
    public void AddLabelText(string key, string text)
    {
        if (!_plan.Excludes.Label(key))
        {
            ref var entry = ref Labels.Add();
            entry.Key = _labelNames.Take(key, key.GetHashCode(StringComparison.Ordinal));
            entry.Text = text;
        }
    }

    /// <summary>Adds a label of the pack's own, however many others there are.</summary>
    public void AddOwnLabel(string key, LogEventPropertyValue value)
    {
        if (!_plan.Excludes.Label(key))
        {
            ref var entry = ref Labels.Add();
            entry.Key = _labelNames.Take(key, key.GetHashCode(StringComparison.Ordinal));
            entry.Value = value;
        }
    }

    public static bool IsTree(LogEventPropertyValue value)
    {
        // Nearly every value is a plain scalar, which is decided without a look at base types.
        if ((value is not null && value.GetType() == typeof(ScalarValue)) || value is not SequenceValue sequence)
        {
            return value is not ScalarValue;
        }

        foreach (var element in EventCollections.Of(sequence))
        {
            if (element is not ScalarValue)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives each member of a value a place of its own.</summary>
    public void AddMembers(PropertyPlan plan, LogEventPropertyValue value)
    {
        var intoLabels = plan.Target == PropertyTarget.AllLabels;
        switch (value)
        {
            case StructureValue structure:
                foreach (var member in EventCollections.Of(structure))
                {
                    AddMember(intoLabels, _plan.Member(member.Name).Key, member.Value);
                }

                break;

            case DictionaryValue dictionary:
                foreach (var (key, member) in EventCollections.Of(dictionary))
                {
                    AddMember(intoLabels, LabelName.Sanitized(ScalarText.TextOf(key.Value)), member);
                }

                break;

            case ScalarValue or SequenceValue when !intoLabels:
                AddMember(intoLabels, "value", value);
                break;

            default:
                AddOwn(plan, value);
                break;
        }
    }

    private void AddMember(bool intoLabels, string key, LogEventPropertyValue value)
    {
        var hash = key.GetHashCode(StringComparison.Ordinal);
        if (intoLabels)
        {
            AddNamed(key, hash, value, 0);
        }
        else
        {
            AddData(key, hash, value);
        }
    }

    /// <summary>Adds what the event's exceptions carry in <see cref="Exception.Data"/>, as labels.</summary>
    public void AddExceptionData(string name, LogEventPropertyValue value)
    {
        var key = _plan.Member(name);
        AddNamed(key.Key, key.Hash, value, 0);
    }

    private void AddNamed(string key, int hash, LogEventPropertyValue value, int depth, string? member = null)
    {
        if (_plan.OmitsEmpty && EmptyValue.Is(value))
        {
            return;
        }

        if (!IsTree(value) || _plan.StructuredValues == StructurePlacement.Json)
        {
            AddNotEmptyLabel(key, hash, value, member);
        }
        else if (_plan.StructuredValues == StructurePlacement.Labels && depth < _plan.MaxDepth && _flattened < MaxFlattened && value is not SequenceValue)
        {
            AddFlattened(key, value, depth);
        }
        else if (_plan.StructuredValues == StructurePlacement.Labels)
        {
            AddLabelValue(key, hash, value);
        }
        else
        {
            AddData(key, hash, value);
        }
    }

    private void AddFlattened(string key, LogEventPropertyValue value, int depth)
    {
        _flattened++;
        if (value is StructureValue structure)
        {
            foreach (var member in structure.Properties)
            {
                var name = LabelName.Sanitized(key + "_" + _plan.Member(member.Name).Key);
                AddNamed(name, name.GetHashCode(StringComparison.Ordinal), member.Value, depth + 1);
            }
        }
        else if (value is DictionaryValue dictionary)
        {
            foreach (var (memberKey, member) in EventCollections.Of(dictionary))
            {
                var name = LabelName.Sanitized(key + "_" + ScalarText.TextOf(memberKey.Value));
                AddNamed(name, name.GetHashCode(StringComparison.Ordinal), member, depth + 1);
            }
        }
    }

    /// <summary>Adds a label that code set, in the place of any other of its key.</summary>
    public void SetLabel(PropertyPlan plan, LogEventPropertyValue value)
    {
        AddLabelValue(plan.Key, plan.KeyHash, value);
        (_set ??= []).Add(plan.Key);
    }

    public void AddLabelValue(string key, int hash, LogEventPropertyValue value)
    {
        if (!(_plan.OmitsEmpty && EmptyValue.Is(value)))
        {
            AddNotEmptyLabel(key, hash, value, member: null);
        }
    }

    private void AddNotEmptyLabel(string key, int hash, LogEventPropertyValue value, string? member)
    {
        if ((_set is { Count: > 0 } && _set.Contains(key)) || _plan.Excludes.Label(key))
        {
            return;
        }

        // Each label is a field of the index, and an index that has all the fields it may have takes no new ones.
        if (Labels.Count >= _plan.MaxLabels && !_plan.Excludes.Data(key))
        {
            LabelsInData++;
            AddData(key, hash, value);
            return;
        }

        ref var entry = ref Labels.Add();
        entry.Key = _labelNames.Take(key, hash);
        entry.KeyMember = ReferenceEquals(entry.Key, key) ? member : null;
        entry.Value = value;
    }

    public void AddData(string key, int hash, LogEventPropertyValue value)
    {
        if (!(_plan.OmitsEmpty && EmptyValue.Is(value)) && !_plan.Excludes.Data(key))
        {
            ref var entry = ref Data.Add();
            entry.Key = _dataNames.Take(key, hash);
            entry.Value = value;
        }
    }
}
