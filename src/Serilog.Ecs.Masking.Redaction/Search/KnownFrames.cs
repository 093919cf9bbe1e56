using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>
/// Reads stack traces frame by frame: the frames come again with every exception of their kind, and are most of its text, so that
/// nearly all are known to hold nothing.
/// </summary>
/// <remarks>What is before a frame says nothing about what stands behind it: between frames, the text is searched piece by piece.</remarks>
internal sealed class KnownFrames(MaskingPolicy policy)
{
    private const int Shortest = 64;
    private const string Start = "   at ";

    // What follows the name of a method, or shows that it is none.
    private static readonly SearchValues<char> EndsOfName = SearchValues.Create("( :=\"'");

    /// <summary>Whether there may be a frame in a text.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text) => text.Length > Shortest && text.Contains("\n" + Start, StringComparison.Ordinal);

    /// <summary>Whether a text with a stack trace needs no search. Of frames, only new ones are looked at, each by itself.</summary>
    public bool Passes(ReadOnlySpan<char> text)
    {
        var begin = 0;
        for (int line = 0, end; line < text.Length; line = end)
        {
            end = text[line..].IndexOf('\n') is var length and >= 0 ? line + length + 1 : text.Length;
            var frame = text[line..end];
            if (IsFrame(frame))
            {
                if (!CleanText.IsClean(policy, text[begin..line]) || !CleanText.IsClean(policy, frame))
                {
                    return false;
                }

                begin = end;
            }
        }

        return CleanText.IsClean(policy, text[begin..]);
    }

    private static bool IsFrame(ReadOnlySpan<char> line) =>
        line.StartsWith(Start) && line[Start.Length..].IndexOfAny(EndsOfName) is var end and > 0 && line[Start.Length + end] == '(';
}
