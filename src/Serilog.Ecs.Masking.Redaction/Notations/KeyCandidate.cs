using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>A name in a text under which values are hidden, wherever the value is.</summary>
/// <param name="Start">The offset of the name, without quotation marks and brackets; of several words, of the first one.</param>
/// <param name="End">The offset after the name.</param>
/// <param name="WordStart">The offset of the last word of the name, which is <paramref name="Start"/> for a name of one word.</param>
/// <param name="Rule">The rule by which values are hidden.</param>
/// <param name="IsTextOnly">Whether numbers under the name are counts and stay.</param>
internal readonly record struct KeyCandidate(int Start, int End, int WordStart, MaskRule Rule, bool IsTextOnly)
{
    /// <summary>Gets whether the name alone is a weak sign, so that the value has to look like a secret: <c>tenant_key</c>.</summary>
    public bool IsWeak { get; init; }

    /// <summary>Gets whether what is around the name completes it: <c>Key</c> in <c>Jwt</c>, <c>code</c> beside <c>state</c>.</summary>
    public bool IsQualified { get; init; }
}
