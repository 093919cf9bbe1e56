namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>The number of occurrences of a problem, and the first one.</summary>
internal sealed class CheckCount
{
    public long Found { get; private set; }

    public List<(string Source, long Line)> First { get; } = [];

    public void Add(string source, long line)
    {
        Found++;
        if (First.Count < CheckPart.FirstPlaces)
        {
            First.Add((source, line));
        }
    }

    public void Add(CheckCount other)
    {
        Found += other.Found;
        First.AddRange(other.First.Take(CheckPart.FirstPlaces - First.Count));
    }
}
