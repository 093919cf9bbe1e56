namespace Serilog.Ecs.Masking.Tool.Scanning.Reports;

/// <summary>The number of findings of a rule.</summary>
internal sealed class RuleCount
{
    public long Found { get; set; }

    /// <summary>The number of findings in the baseline.</summary>
    public long Known { get; set; }
}
