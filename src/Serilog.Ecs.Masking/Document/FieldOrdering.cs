using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// The fields of one event in the order of the document, each once. Sorts positions and not entries, which are large.
/// </summary>
internal sealed class FieldOrdering
{
    private const int FewFields = 32;
    private readonly long[] _places = new long[FewFields];
    private int[] _positions = new int[FewFields];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>
    /// Sorts the fields and takes out those that a field before them, or a fixed one that wins, has the place of. What
    /// is taken out becomes a label of its own name.
    /// </summary>
    public void Settle(EventFields fields)
    {
        Sort(fields.Fields);
        var entries = fields.Fields.Entries;
        var configured = fields.Fixed.Fields;
        var kept = 0;
        var fixedIndex = 0;
        for (var index = 0; index < Count; index++)
        {
            var position = _positions[index];
            ref readonly var entry = ref entries[position];
            while (fixedIndex < configured.Length && FieldSlot.Compare(configured[fixedIndex].Slot, entry.Slot) < 0)
            {
                fixedIndex++;
            }

            var rival = kept > 0 ? entries[_positions[kept - 1]].Slot : null;
            var taken = ReferenceEquals(rival, entry.Slot) || (rival is not null && rival.Contains(entry.Slot));
            var owned = fixedIndex < configured.Length && ReferenceEquals(configured[fixedIndex].Slot, entry.Slot) && configured[fixedIndex].Wins && !ReferenceEquals(entry.Slot, KnownFields.Tags);

            // The object of an event would stand a second time around a field that all documents have.
            owned = owned || (fixedIndex < configured.Length && entry.Slot.Contains(configured[fixedIndex].Slot));
            if (!taken && !owned && !fields.Excludes(entry.Slot))
            {
                _positions[kept++] = position;
            }
            else if (taken || owned)
            {
                fields.GiveWay(entry, taken && ReferenceEquals(rival, entry.Slot) ? entries[_positions[kept - 1]] : default);
            }
        }

        Count = kept;
    }

    private void Sort(EntryList<FieldEntry> fields)
    {
        Count = fields.Count;
        if (_positions.Length < Count)
        {
            _positions = new int[Count * 2];
        }

        if (Count > FewFields)
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
            for (; place > 0 && (places[place - 1] > slot.Place || (places[place - 1] == slot.Place && FieldSlot.Compare(entries[positions[place - 1]].Slot, slot) > 0)); place--)
            {
                places[place] = places[place - 1];
                positions[place] = positions[place - 1];
            }

            places[place] = slot.Place;
            positions[place] = index;
        }
    }

    // Hundreds of ECS-named properties are no ordinary event; this may allocate.
    private void SortMany(EntryList<FieldEntry> fields)
    {
        var slots = new (FieldSlot Slot, int Position)[Count];
        for (var index = 0; index < Count; index++)
        {
            slots[index] = (fields.Entries[index].Slot, index);
        }

        Array.Sort(slots, static (left, right) =>
        {
            var bySlot = FieldSlot.Compare(left.Slot, right.Slot);
            return bySlot != 0 ? bySlot : left.Position.CompareTo(right.Position);
        });

        for (var index = 0; index < Count; index++)
        {
            _positions[index] = slots[index].Position;
        }

    }
}
