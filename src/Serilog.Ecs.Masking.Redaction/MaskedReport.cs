namespace Serilog.Ecs.Masking;

/// <summary>What a document says about the values that were masked in it. Never a value.</summary>
public enum MaskedReport
{
    /// <summary>Nothing but the tag <c>pii</c> where personal data was masked.</summary>
    Off,

    /// <summary>How many values were masked, in <c>labels.masked_count</c>.</summary>
    Count,

    /// <summary>The paths of the masked values, in <c>labels.masked</c>. Names may be sensitive themselves.</summary>
    Paths,
}
