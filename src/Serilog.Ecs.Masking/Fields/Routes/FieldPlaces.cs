namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>
/// Gives each field that comes into use a number between those of its neighbours, so that sorting compares numbers. Numbers
/// never change; should two neighbours leave no room, the new field shares one and the names decide.
/// </summary>
internal static class FieldPlaces
{
    private const long Distance = 1L << 40;

    // In document order.
    private static readonly List<Placed> Fields = [];

    public static long Of(string name)
    {
        lock (Fields)
        {
            var index = IndexOf(name);
            if (index < Fields.Count && Fields[index].Name == name)
            {
                return Fields[index].Place;
            }

            var before = index > 0 ? Fields[index - 1].Place : 0;
            var place = index < Fields.Count ? before + ((Fields[index].Place - before) / 2) : before + Distance;
            Fields.Insert(index, new Placed(name, place));
            return place;
        }
    }

    // Where the field is, or would be.
    private static int IndexOf(string name)
    {
        var (first, end) = (0, Fields.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (FieldOrder.Compare(Fields[middle].Name, name) < 0)
            {
                first = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return first;
    }

    private sealed record Placed(string Name, long Place);
}
