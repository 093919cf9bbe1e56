namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>The findings of all inputs.</summary>
internal sealed class CheckSummary
{
    private readonly Dictionary<CheckProblem, CheckCount> _problems = [];
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);

    public long Lines { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>The lines that Elasticsearch would reject.</summary>
    public long Rejected { get; private set; }

    public int Files => _sources.Count;

    public bool WasStopped { get; set; }

    public bool HasWarnings => _problems.Keys.Any(static problem => problem.Severity == CheckSeverity.Warning);

    public IReadOnlyList<(CheckProblem Problem, CheckCount Count)> Problems =>
        [.. _problems
            .Select(static pair => (pair.Key, pair.Value))
            .OrderByDescending(static one => one.Key.Severity)
            .ThenByDescending(static one => one.Value.Found)
            .ThenBy(static one => one.Key.Field, StringComparer.Ordinal)];

    public void Add(CheckPart part)
    {
        Lines += part.Lines;
        Bytes += part.Bytes;
        Rejected += part.Rejected;
        _sources.Add(part.Source);
        foreach (var (problem, count) in part.Problems)
        {
            if (!_problems.TryGetValue(problem, out var all))
            {
                _problems.Add(problem, all = new CheckCount());
            }

            all.Add(count);
        }
    }
}
