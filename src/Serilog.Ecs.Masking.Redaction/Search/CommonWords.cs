using System.Buffers;
using System.Text;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Words that are in logs for other reasons than that someone chose them as a password.</summary>
internal static class CommonWords
{
    // More than any of them has.
    private const int Longest = 16;

    private static readonly WordSet Words = WordLists.SetOf("common");

    public static bool Contains(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[Longest];
        return text.Length <= Longest && Ascii.ToLower(text, lower, out var length) == OperationStatus.Done && Words.Contains(lower[..length]);
    }
}
