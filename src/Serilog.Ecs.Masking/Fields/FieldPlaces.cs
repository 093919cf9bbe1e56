namespace Serilog.Ecs.Masking.Fields;

/// <summary>
/// Gives each field that comes into use a number between those of its neighbours, so that sorting compares numbers. Numbers
/// never change; should two neighbours leave no room, the new field shares one and the names decide.
/// </summary>
internal static class FieldPlaces
{
    private const long Distance = 1L << 40;
    private static readonly Comparer<string> Order = Comparer<string>.Create(FieldOrder.Compare);

    // In document order, each with its place at the same index.
    private static readonly List<string> Names = [];
    private static readonly List<long> Places = [];

    public static long Of(string name)
    {
        lock (Names)
        {
            var index = Names.BinarySearch(name, Order);
            if (index >= 0)
            {
                return Places[index];
            }

            index = ~index;
            var before = index > 0 ? Places[index - 1] : 0;
            var place = index < Places.Count ? before + ((Places[index] - before) / 2) : before + Distance;
            Names.Insert(index, name);
            Places.Insert(index, place);
            return place;
        }
    }
}
