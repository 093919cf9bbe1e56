using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>What one call of a <see cref="Redactor"/> works with. Reused, and overwritten after each call.</summary>
internal sealed class RedactorScratch(MaskingPolicy policy)
{
    /// <summary>Gets what texts are masked with.</summary>
    public TextMasking Masking { get; } = new(policy);

    /// <summary>Gets room for masked text.</summary>
    public CharBuffer Output { get; } = new(256);

    /// <summary>Gets room for findings.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Overwrites what the call left.</summary>
    public void Clear()
    {
        Masking.End();
        Output.Clear();
        Findings.Clear();
    }
}
