using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redacted;

namespace Serilog.Ecs.Masking.Document.Layout;

/// <summary>
/// The fields of one event in the order of the document, each once. Sorts positions and not entries, which are large.
/// </summary>
internal sealed class FieldOrdering
{
    private const int FewFields = 32;
    private readonly long[] _places = new long[FewFields];
    private int[] _positions = new int[FewFields];
    private int[] _fixedBefore = new int[FewFields];
    private FieldLayout? _layout;
    private int _count;

    /// <summary>The entries that are written, in their order.</summary>
    public ReadOnlySpan<int> Positions => _layout is null ? _positions.AsSpan(0, _count) : _layout.Positions;

    /// <summary>For each of them, how many fields that all documents have belong before it.</summary>
    public ReadOnlySpan<int> FixedBefore => _layout is null ? _fixedBefore.AsSpan(0, _count) : _layout.FixedBefore;

    /// <summary>
    /// Sorts the fields and takes out those that a field before them, or a fixed one that wins, has the place of. What
    /// is taken out becomes a label of its own name.
    /// </summary>
    public void Settle(EventFields fields, FieldLayouts known)
    {
        _layout = known.Find(fields);
        if (_layout is null && SortAndSettle(fields))
        {
            known.Remember(fields, Positions, FixedBefore);
        }
    }

    // Whether all fields were kept.
    private bool SortAndSettle(EventFields fields)
    {
        Sort(fields.Fields);
        var entries = fields.Fields.Entries;
        var configured = fields.Fixed.Fields;
        var kept = 0;
        var fixedIndex = 0;
        for (var index = 0; index < entries.Length; index++)
        {
            var position = _positions[index];
            ref readonly var entry = ref entries[position];
            while (fixedIndex < configured.Length && FieldSlot.Compare(configured[fixedIndex].Slot, entry.Slot) < 0)
            {
                fixedIndex++;
            }

            var rival = kept > 0 ? entries[_positions[kept - 1]].Slot : null;
            var taken = ReferenceEquals(rival, entry.Slot) || (rival is not null && rival.Contains(entry.Slot));
            var owned = fixedIndex < configured.Length
                && ReferenceEquals(configured[fixedIndex].Slot, entry.Slot)
                && configured[fixedIndex].Wins
                && !entry.IsSet
                && !ReferenceEquals(entry.Slot, KnownFields.Tags);

            // The object of an event would occur a second time around a field that all documents have.
            owned = owned || (fixedIndex < configured.Length && entry.Slot.Contains(configured[fixedIndex].Slot));
            if (!taken && !owned && !fields.Excludes(entry.Slot))
            {
                _fixedBefore[kept] = fixedIndex;
                _positions[kept++] = position;
            }
            else if (taken || owned)
            {
                fields.GiveWay(entry, taken && ReferenceEquals(rival, entry.Slot) ? entries[_positions[kept - 1]] : default);
            }
        }

        _count = kept;
        return kept == entries.Length;
    }

    private void Sort(EntryList<FieldEntry> fields)
    {
        if (_positions.Length < fields.Count)
        {
            _positions = new int[fields.Count * 2];
            _fixedBefore = new int[fields.Count * 2];
        }

        if (fields.Count > FewFields)
        {
            SortMany(fields);
        }
        else
        {
            SortFew(fields.Entries);
        }
    }

    private void SortFew(ReadOnlySpan<FieldEntry> entries)
    {
        var places = _places.AsSpan();
        var positions = _positions.AsSpan();
        for (var index = 0; index < entries.Length; index++)
        {
            var slot = entries[index].Slot;
            var place = index;
            while (place > 0
                && (places[place - 1] > slot.Rank
                    || (places[place - 1] == slot.Rank && FieldSlot.Compare(entries[positions[place - 1]].Slot, slot) > 0)))
            {
                places[place] = places[place - 1];
                positions[place] = positions[place - 1];
                place--;
            }

            places[place] = slot.Rank;
            positions[place] = index;
        }
    }

    // Hundreds of ECS-named properties are no ordinary event; this may allocate.
    private void SortMany(EntryList<FieldEntry> fields)
    {
        var slots = new (FieldSlot Slot, int Position)[fields.Count];
        for (var index = 0; index < fields.Count; index++)
        {
            slots[index] = (fields.Entries[index].Slot, index);
        }

        Array.Sort(slots, static (left, right) =>
        {
            var bySlot = FieldSlot.Compare(left.Slot, right.Slot);
            return bySlot != 0 ? bySlot : left.Position.CompareTo(right.Position);
        });

        for (var index = 0; index < fields.Count; index++)
        {
            _positions[index] = slots[index].Position;
        }
    }
}
