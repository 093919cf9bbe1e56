namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>The findings of one block.</summary>
internal sealed class CheckPart(string source)
{
    public const int FirstPlaces = 3;

    public string Source { get; } = source;

    public long Lines { get; set; }

    public long Bytes { get; set; }

    public long Rejected { get; set; }

    public Dictionary<CheckProblem, CheckCount> Problems { get; } = [];

    public void Add(CheckProblem problem, long line)
    {
        if (!Problems.TryGetValue(problem, out var count))
        {
            Problems.Add(problem, count = new CheckCount());
        }

        count.Add(Source, line);
    }
}
