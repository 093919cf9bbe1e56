namespace Serilog.Ecs.Masking.Redacted;

/// <summary>A list of entries that one thread fills and reuses from event to event.</summary>
internal sealed class EntryList<T>
    where T : struct
{
    private const int KeptCapacity = 256;
    private T[] _entries = new T[16];

    public int Count { get; private set; }

    public Span<T> Entries => _entries.AsSpan(0, Count);

    /// <summary>Appends an empty entry for the caller to fill.</summary>
    public ref T Add()
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        return ref _entries[Count++];
    }

    /// <summary>Empties the list and releases everything it referred to.</summary>
    public void Clear()
    {
        if (Count == 0)
        {
            return;
        }

        if (_entries.Length > KeptCapacity)
        {
            _entries = new T[16];
        }
        else
        {
            Entries.Clear();
        }

        Count = 0;
    }
}
