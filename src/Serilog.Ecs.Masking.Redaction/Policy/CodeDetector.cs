namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>A user's detector in code. What it fails to search is hidden.</summary>
internal sealed class CodeDetector(ValueDetector find, MaskRule rule) : CustomDetector(rule)
{
    public override bool NeedsName => true;

    public override bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<char> name, int from, out CustomFinding finding)
    {
        try
        {
            var (start, length) = find(new DetectorInput(text, from, name)).GetOffsetAndLength(text.Length);
            if (length == 0 || start >= from)
            {
                finding = Finding(start, start + length);
                return length > 0;
            }
        }
        catch (Exception)
        {
            // As for a range before the start: the text may hold the secret.
        }

        finding = Finding(from, text.Length);
        return finding.End > finding.Start;
    }
}
