using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>A part of a text to mask.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Rule">The rule that found it, or <see langword="null"/> for an echo.</param>
/// <param name="Style">The form of the mask where it is not the rule's own.</param>
/// <param name="Echo">The mask itself, where the value was masked elsewhere in the event.</param>
internal readonly record struct TextFinding(int Start, int End, MaskRule? Rule, MaskStyle? Style = null, string? Echo = null)
{
    /// <summary>Gets the mark that the mask needs around it for the text to stay well-formed.</summary>
    public Quote MaskQuote { get; init; }

    /// <summary>Gets how sure it is that the part has to be hidden.</summary>
    public Confidence Confidence { get; init; } = Confidence.High;

    public int Length => End - Start;
}
