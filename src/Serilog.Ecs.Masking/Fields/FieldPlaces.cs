namespace Serilog.Ecs.Masking.Fields;

/// <summary>
/// Gives each field that comes into use a number between those of its neighbours, so that sorting compares numbers. Numbers
/// never change; should two neighbours leave no room, the new field shares one and the names decide.
/// </summary>
internal static class FieldPlaces
{
    private const long Distance = 1L << 40;
    private static readonly SortedList<string, long> Places = new(Comparer<string>.Create(FieldOrder.Compare));

    public static long Of(string name)
    {
        lock (Places)
        {
            if (Places.TryGetValue(name, out var known))
            {
                return known;
            }

            Places.Add(name, 0);
            var index = Places.IndexOfKey(name);
            var before = index > 0 ? Places.GetValueAtIndex(index - 1) : 0;
            var place = index < Places.Count - 1
                ? before + ((Places.GetValueAtIndex(index + 1) - before) / 2)
                : before + Distance;
            Places.SetValueAtIndex(index, place);
            return place;
        }
    }
}
