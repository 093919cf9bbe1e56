using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Finds what <see cref="TextMasker"/> would mask.</summary>
internal static class TextFinder
{
    private const int MostOnStack = 96;

    /// <summary>Adds the findings in a text, in order.</summary>
    /// <param name="masking">What the text is searched with.</param>
    /// <param name="text">The text.</param>
    /// <param name="scratch">Room for masks; what is added to it is removed again.</param>
    /// <param name="findings">Receives the findings; the whole text where the search fails.</param>
    public static void Find(TextMasking masking, ReadOnlySpan<char> text, CharBuffer scratch, List<Finding> findings)
    {
        try
        {
            if (FoldedText.IsNeeded(text))
            {
                FindFolded(masking, text, scratch, findings);
            }
            else
            {
                Find(masking, text, text, default, scratch, findings);
            }
        }
        catch (Exception)
        {
            findings.Clear();
            findings.Add(new Finding(0, text.Length, masking.Policy.Fault.Published, Confidence.High));
        }
    }

    private static void FindFolded(TextMasking masking, ReadOnlySpan<char> text, CharBuffer scratch, List<Finding> findings)
    {
        var folded = new FoldedText(text);
        try
        {
            Find(masking, text, folded.Text, folded, scratch, findings);
        }
        finally
        {
            folded.Return();
        }
    }

    private static void Find(
        TextMasking masking, ReadOnlySpan<char> original, ReadOnlySpan<char> text, in FoldedText folded, CharBuffer scratch, List<Finding> findings)
    {
        var isFolded = !folded.Text.IsEmpty;
        var all = TextMasker.Findings(masking, text, stackalloc int[MostOnStack]);
        for (var at = 0; all.TryTake(at, out var finding); at = finding.End)
        {
            var start = isFolded ? folded.Place(finding.Start) : finding.Start;
            var end = isFolded ? folded.PlaceOfEnd(finding.End, original) : finding.End;
            var from = scratch.Length;
            FindingMask.Append(masking.Policy, finding, text, scratch);

            // A mask that is already there is no finding.
            if (!FindingMask.IsAround(original, start, end, scratch.WrittenFrom(from)))
            {
                findings.Add(new Finding(start, end - start, (finding.Rule ?? masking.Policy.Fault).Published, finding.Confidence));
            }

            scratch.Rewind(from);
        }

        all.Return();
    }
}
