namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>What the report counts, of one block or of all.</summary>
internal sealed class ReportPart
{
    public long Lines { get; set; }

    public long Bytes { get; set; }

    /// <summary>Lines that are not events.</summary>
    public long Others { get; set; }

    public Dictionary<CellKey, long> Cells { get; } = [];

    public Dictionary<(string Service, string Route), LatencyHistogram> Latencies { get; } = [];

    /// <summary>Errors by service, type and the form of their message.</summary>
    public Dictionary<(string Service, string Text), (long Count, ReportEvent First)> Errors { get; } = [];

    public PriorityQueue<ReportEvent, long> Slowest { get; } = new();

    public Dictionary<(string Service, string Client), long> Clients { get; } = [];

    /// <summary>Masked values by service and the rule of the name that they have.</summary>
    public Dictionary<(string Service, string Rule), long> Masked { get; } = [];

    public void AddSlow(ReportEvent one, int most)
    {
        if (Slowest.Count < most)
        {
            Slowest.Enqueue(one, one.Duration);
        }
        else
        {
            Slowest.EnqueueDequeue(one, one.Duration);
        }
    }
}
