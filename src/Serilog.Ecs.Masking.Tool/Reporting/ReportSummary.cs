using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>What the report shows: the parts of all blocks together, with time in as many steps as a chart can show.</summary>
internal sealed class ReportSummary
{
    /// <summary>The length of the lists of errors, slow requests and clients.</summary>
    public const int Longest = 50;

    private const int MostSteps = 120;
    private const int MostRoutes = 40;
    private const int MostKept = 20_000;
    private const string OtherRoutes = "(other)";

    private static readonly long[] Steps =
    [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400, 604_800, 2_592_000, 31_536_000,
    ];

    private readonly ReportPart _all = new();
    private readonly HashSet<string> _routes = new(StringComparer.Ordinal) { "" };
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private Dictionary<CellKey, long> _cells = [];
    private long _first = long.MaxValue;
    private long _last = long.MinValue;
    private int _step;

    public long Step => Steps[_step];

    public long Lines => _all.Lines;

    public long Bytes => _all.Bytes;

    public long Others => _all.Others;

    public int Files => _sources.Count;

    public long FirstSecond => _first;

    public long LastSecond => _last;

    public bool WasStopped { get; set; }

    public IEnumerable<KeyValuePair<CellKey, long>> Cells => _cells.OrderBy(static cell => cell.Key.Second);

    public IEnumerable<KeyValuePair<(string Service, string Route), LatencyHistogram>> Latencies => _all.Latencies;

    public IEnumerable<(long Count, ReportEvent First)> Errors => _all.Errors.Values.OrderByDescending(static error => error.Count).Take(Longest);

    public IEnumerable<ReportEvent> Slowest => _all.Slowest.UnorderedItems.Select(static one => one.Element).OrderByDescending(static one => one.Duration);

    public IEnumerable<KeyValuePair<(string Service, string Client), long>> Clients => _all.Clients.OrderByDescending(static one => one.Value).Take(Longest);

    public IEnumerable<KeyValuePair<(string Service, string Rule), long>> Masked => _all.Masked.OrderByDescending(static one => one.Value);

    public void Add(ReportPart part, string source)
    {
        _sources.Add(source);
        _all.Lines += part.Lines;
        _all.Bytes += part.Bytes;
        _all.Others += part.Others;
        AddCells(part);
        foreach (var (key, histogram) in part.Latencies)
        {
            ref var all = ref CollectionsMarshal.GetValueRefOrAddDefault(_all.Latencies, (key.Service, RouteOf(key.Route)), out _);
            (all ??= new LatencyHistogram()).Add(histogram);
        }

        foreach (var (key, error) in part.Errors)
        {
            if (_all.Errors.TryGetValue(key, out var all))
            {
                _all.Errors[key] = (all.Count + error.Count, all.First.Ticks <= error.First.Ticks ? all.First : error.First);
            }
            else if (_all.Errors.Count < MostKept)
            {
                _all.Errors.Add(key, error);
            }
        }

        foreach (var (one, _) in part.Slowest.UnorderedItems)
        {
            _all.AddSlow(one with { Route = RouteOf(one.Route) }, Longest);
        }

        AddCounts(_all.Clients, part.Clients);
        AddCounts(_all.Masked, part.Masked);
    }

    private static void AddCounts<TKey>(Dictionary<TKey, long> all, Dictionary<TKey, long> part)
        where TKey : notnull
    {
        foreach (var (key, count) in part)
        {
            if (all.Count < MostKept || all.ContainsKey(key))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(all, key, out _) += count;
            }
        }
    }

    private void AddCells(ReportPart part)
    {
        foreach (var key in part.Cells.Keys)
        {
            _first = Math.Min(_first, key.Second);
            _last = Math.Max(_last, key.Second);
        }

        var step = _step;
        while (step < Steps.Length - 1 && part.Cells.Count > 0 && (_last - _first) / Steps[step] >= MostSteps)
        {
            step++;
        }

        if (step != _step)
        {
            _step = step;
            var cells = _cells;
            _cells = [];
            AddCells(cells);
        }

        AddCells(part.Cells);
    }

    private void AddCells(Dictionary<CellKey, long> cells)
    {
        foreach (var (key, count) in cells)
        {
            var second = key.Second - (((key.Second % Step) + Step) % Step);
            CollectionsMarshal.GetValueRefOrAddDefault(_cells, key with { Second = second, Route = RouteOf(key.Route) }, out _) += count;
        }
    }

    // The first routes by appearance have names; more would make neither charts nor filters that a person reads.
    private string RouteOf(string route) =>
        _routes.Contains(route) || (_routes.Count <= MostRoutes && _routes.Add(route)) ? route : OtherRoutes;
}
