namespace Serilog.Ecs.Masking;

/// <summary>What a document reports about its masked values. A report contains no value.</summary>
public enum MaskedReport
{
    /// <summary>Only the tag <c>pii</c>, if personal data was masked.</summary>
    Off,

    /// <summary>The number of masked values, in <c>labels.masked_count</c>.</summary>
    Count,

    /// <summary>The paths of the masked values, in <c>labels.masked</c>. Names may be sensitive themselves.</summary>
    Paths,
}
