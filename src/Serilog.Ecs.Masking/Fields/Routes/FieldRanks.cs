namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>
/// Gives each field that comes into use a rank between those of its neighbours, so that sorting compares numbers. Ranks
/// never change. If two neighbours leave no gap, the new field shares a rank and the names decide.
/// </summary>
internal static class FieldRanks
{
    private const long Distance = 1L << 40;

    // In document order.
    private static readonly List<RankedField> Fields = [];

    public static long Of(string name)
    {
        lock (Fields)
        {
            var index = IndexOf(name);
            if (index < Fields.Count && Fields[index].Name == name)
            {
                return Fields[index].Rank;
            }

            var before = index > 0 ? Fields[index - 1].Rank : 0;
            var rank = index < Fields.Count ? before + ((Fields[index].Rank - before) / 2) : before + Distance;
            Fields.Insert(index, new RankedField(name, rank));
            return rank;
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

    private sealed record RankedField(string Name, long Rank);
}
