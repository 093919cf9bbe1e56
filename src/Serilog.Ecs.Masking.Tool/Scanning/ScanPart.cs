using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Scanning.Reports;


namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>The findings of one block.</summary>
internal sealed class ScanPart(string source)
{
    // More of one rule are counted and not listed: a report with all of them is no longer read.
    public const int ListedForRule = 1_000;

    public string Source { get; } = source;

    public long Bytes { get; set; }

    public long Lines { get; set; }

    public List<ScanFinding> Findings { get; } = [];

    public Dictionary<MaskingRule, RuleCount> Counts { get; } = [];

    /// <summary>The masked text of the block, or <see langword="null"/> if no copy is wanted.</summary>
    public ByteBuffer? Redacted { get; init; }

    /// <summary>The fingerprints of all findings with their rules, where a baseline is written.</summary>
    public List<(string Rule, string Fingerprint)> Fingerprints { get; } = [];

    /// <summary>Counts a finding.</summary>
    /// <returns>Whether it is to be listed too.</returns>
    public bool Count(MaskingRule rule, bool isKnown)
    {
        if (!Counts.TryGetValue(rule, out var count))
        {
            Counts.Add(rule, count = new RuleCount());
        }

        count.Found++;
        count.Known += isKnown ? 1 : 0;
        return count.Found <= ListedForRule;
    }
}
