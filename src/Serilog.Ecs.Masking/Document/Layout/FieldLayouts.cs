using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.Document.Layout;

/// <summary>
/// Caches the order of the fields that the events of a template have. It is found again by comparing the fields one by one, which
/// is less than sorting them.
/// </summary>
internal sealed class FieldLayouts
{
    // For example, with and without an exception. A template whose events always differ is sorted each time.
    private const int MostLayouts = 4;
    private const int MostFields = 32;

    private volatile FieldLayout[] _known = [];

    public FieldLayout? Find(EventFields fields)
    {
        foreach (var layout in _known)
        {
            if (layout.Fits(fields))
            {
                return layout;
            }
        }

        return null;
    }

    /// <summary>Takes the order of fields none of which gave way to another.</summary>
    public void Remember(EventFields fields, ReadOnlySpan<int> positions, ReadOnlySpan<int> fixedBefore)
    {
        var known = _known;
        if (known.Length < MostLayouts && positions.Length is > 0 and <= MostFields)
        {
            _known = [.. known, new FieldLayout(fields, positions, fixedBefore)];
        }
    }
}

/// <summary>The order of the fields of an event.</summary>
internal sealed class FieldLayout
{
    private readonly FixedFields _fixed;
    private readonly FieldSlot[] _slots;
    private readonly int[] _positions;
    private readonly int[] _fixedBefore;

    public FieldLayout(EventFields fields, ReadOnlySpan<int> positions, ReadOnlySpan<int> fixedBefore)
    {
        _fixed = fields.Fixed;
        _slots = new FieldSlot[fields.Fields.Count];
        for (var index = 0; index < _slots.Length; index++)
        {
            _slots[index] = fields.Fields.Entries[index].Slot;
        }

        _positions = positions.ToArray();
        _fixedBefore = fixedBefore.ToArray();
    }

    public ReadOnlySpan<int> Positions => _positions;

    public ReadOnlySpan<int> FixedBefore => _fixedBefore;

    /// <summary>Returns whether an event has the same fields, in the order in which they came.</summary>
    public bool Fits(EventFields fields)
    {
        var entries = fields.Fields.Entries;
        if (entries.Length != _slots.Length || !ReferenceEquals(fields.Fixed, _fixed))
        {
            return false;
        }

        for (var index = 0; index < entries.Length; index++)
        {
            if (!ReferenceEquals(entries[index].Slot, _slots[index]))
            {
                return false;
            }
        }

        return true;
    }
}
