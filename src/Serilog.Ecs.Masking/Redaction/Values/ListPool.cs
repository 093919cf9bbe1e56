namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Lists in which changed collections are built. One is needed for each level of a tree. For one thread.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal sealed class ListPool<T>
{
    private const int MostLists = 8;
    private const int KeptCapacity = 64;

    private readonly Stack<List<T>> _idle = new();

    /// <summary>Returns a list that begins with some elements. It belongs to the caller until <see cref="Return"/>.</summary>
    public List<T> Rent(ReadOnlySpan<T> first)
    {
        var list = _idle.TryPop(out var idle) ? idle : [];
        list.AddRange(first);
        return list;
    }

    /// <summary>Empties a list and takes it back. One that was not returned is lost, with what it holds.</summary>
    public void Return(List<T> list)
    {
        if (_idle.Count < MostLists && list.Capacity <= KeptCapacity)
        {
            list.Clear();
            _idle.Push(list);
        }
    }
}
