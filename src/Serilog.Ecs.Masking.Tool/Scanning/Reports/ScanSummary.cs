using Serilog.Ecs.Masking.Tool.Scanning.Hiding;

namespace Serilog.Ecs.Masking.Tool.Scanning.Reports;

/// <summary>The findings of all inputs.</summary>
internal sealed class ScanSummary
{
    private readonly Dictionary<MaskingRule, RuleSummary> _rules = [];
    private readonly Dictionary<string, MaskingRule> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);

    public long Bytes { get; private set; }

    public long Lines { get; private set; }

    public int Files => _sources.Count;

    public long Found => Rules.Sum(static rule => rule.Found);

    public long Known => Rules.Sum(static rule => rule.Known);

    public long New => Found - Known;

    public bool WasStopped { get; set; }

    /// <summary>The listed findings, in the order of the inputs.</summary>
    public List<ScanFinding> Findings { get; } = [];

    public Dictionary<string, string> Fingerprints { get; } = new(StringComparer.Ordinal);

    /// <summary>The rules that found something, the surest and most frequent first.</summary>
    public IReadOnlyList<RuleSummary> Rules =>
        [.. _rules.Values.OrderByDescending(static rule => rule.Confidence).ThenByDescending(static rule => rule.Found).ThenBy(
            static rule => rule.Rule.Id, StringComparer.Ordinal)];

    /// <summary>Whether more was found than is listed.</summary>
    public bool IsShortened => Findings.Count < Found;

    public void Add(ScanPart part)
    {
        Bytes += part.Bytes;
        Lines += part.Lines;
        _sources.Add(part.Source);
        foreach (var (rule, count) in part.Counts)
        {
            Of(rule).Add(count, part.Source);
        }

        foreach (var finding in part.Findings)
        {
            var rule = Of(finding.Rule);
            rule.Note(finding);
            if (rule.Listed++ < ScanPart.ListedForRule)
            {
                Findings.Add(finding);
            }
        }

        foreach (var (rule, fingerprint) in part.Fingerprints)
        {
            Fingerprints[fingerprint] = rule;
        }
    }

    /// <summary>Hides what was found on other lines in all that is printed.</summary>
    public void Hide(FoundValues values)
    {
        for (var index = 0; index < Findings.Count; index++)
        {
            Findings[index] = Hidden(Findings[index], values);
        }

        foreach (var rule in _rules.Values)
        {
            for (var index = 0; index < rule.First.Count; index++)
            {
                rule.First[index] = Hidden(rule.First[index], values);
            }
        }
    }

    private static ScanFinding Hidden(ScanFinding finding, FoundValues values) =>
        finding with
        {
            Excerpt = values.HideIn(finding.Excerpt),
            File = values.HideIn(finding.File),
            Path = finding.Path is { } path ? values.HideIn(path) : null,
        };

    // Each thread has a redactor with rules of its own; their ids are the same.
    private RuleSummary Of(MaskingRule rule)
    {
        if (!_ids.TryGetValue(rule.Id, out var first))
        {
            _ids.Add(rule.Id, first = rule);
            _rules.Add(first, new RuleSummary(first));
        }

        return _rules[first];
    }
}
