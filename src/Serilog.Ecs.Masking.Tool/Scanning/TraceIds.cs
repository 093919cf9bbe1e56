using System.Buffers;

namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>Removes findings that are ids of traces: one span id in 1,800 is of digits alone, and some of these look like card numbers.</summary>
internal static class TraceIds
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private static readonly string[] Names = ["trace.id", "span.id", "transaction.id", "labels.parent_id"];

    public static void Remove(ReadOnlySpan<char> line, List<Finding> findings)
    {
        for (var index = findings.Count - 1; index >= 0; index--)
        {
            var finding = findings[index];
            if (finding.Length is 16 or 32 && IsHex(line.Slice(finding.Start, finding.Length))
                && JsonFieldPath.Find(line, finding.Start) is { } path && Names.Contains(path))
            {
                findings.RemoveAt(index);
            }
        }
    }

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Hex);
}
