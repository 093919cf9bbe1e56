using Serilog.Ecs.Masking.Redaction.Shapes.Identity;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>Finds identity numbers of one kind, where the options ask for them.</summary>
internal sealed class IdentityDetector(IdentityNumber number, MaskRule rule) : CustomDetector(rule)
{
    public override bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<char> name, int from, out CustomFinding finding)
    {
        var isFound = IdentityMatcher.TryFind(number, text, from, out var start, out var end);
        finding = isFound ? Finding(start, end) : default;
        return isFound;
    }
}
