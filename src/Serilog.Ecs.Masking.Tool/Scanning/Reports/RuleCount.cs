namespace Serilog.Ecs.Masking.Tool.Scanning.Reports;

/// <summary>How often a rule found something.</summary>
internal sealed class RuleCount
{
    public long Found { get; set; }

    /// <summary>How many of them the baseline has.</summary>
    public long Known { get; set; }
}
