namespace Serilog.Ecs.Masking.Tool.Scanning.Reports;

/// <summary>What one rule found in all inputs.</summary>
internal sealed class RuleSummary(MaskingRule rule)
{
    private const int FirstPlaces = 3;

    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    public MaskingRule Rule { get; } = rule;

    public long Found { get; private set; }

    public long Known { get; private set; }

    public long New => Found - Known;

    public int Files => _files.Count;

    /// <summary>The highest confidence of its findings.</summary>
    public Confidence Confidence { get; private set; }

    /// <summary>The first findings, those that are new before others.</summary>
    public List<ScanFinding> First { get; } = [];

    public int Listed { get; set; }

    public void Add(RuleCount count, string source)
    {
        Found += count.Found;
        Known += count.Known;
        _files.Add(source);
    }

    public void Note(ScanFinding finding)
    {
        Confidence = (Confidence)Math.Max((int)Confidence, (int)finding.Confidence);
        if (First.Count < FirstPlaces)
        {
            First.Add(finding);
        }
        else if (!finding.IsKnown && First.FindIndex(static one => one.IsKnown) is >= 0 and var known)
        {
            First.RemoveAt(known);
            First.Add(finding);
        }
    }
}
