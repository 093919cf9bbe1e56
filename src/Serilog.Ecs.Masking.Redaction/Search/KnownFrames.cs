using System.Buffers;
using System.Runtime.InteropServices;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>
/// Caches the frames of stack traces without secrets: they come again with every exception of their kind, and are
/// most of its text. A fixed number of places that are filled once, as <see cref="NameMemo{TValue}"/> has them.
/// </summary>
/// <remarks>What is before a frame says nothing about what stands behind it: between frames, the text is searched piece by piece.</remarks>
internal sealed class KnownFrames(MaskingPolicy policy)
{
    private const int Places = 1_024;
    private const int Shortest = 64;
    private const int Longest = 384;
    private const string Start = "   at ";

    // What follows the name of a method, or shows that it is none.
    private static readonly SearchValues<char> EndsOfName = SearchValues.Create("( :=\"'");

    private readonly string?[] _frames = new string?[Places];

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
                if (!CleanText.IsClean(policy, text[begin..line]) || !IsKnown(frame))
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

    private bool IsKnown(ReadOnlySpan<char> frame)
    {
        var place = Hash(frame);
        for (var probe = 0u; probe < 2; probe++)
        {
            if (Volatile.Read(ref _frames[(place + probe) % Places]) is { } known && frame.SequenceEqual(known))
            {
                return true;
            }
        }

        if (!CleanText.IsClean(policy, frame))
        {
            return false;
        }

        for (var probe = 0u; frame.Length <= Longest && probe < 2; probe++)
        {
            ref var free = ref _frames[(place + probe) % Places];
            if (free is null)
            {
                Volatile.Write(ref free, frame.ToString());
                break;
            }
        }

        return true;
    }

    // Frames begin alike; what tells them apart stands all over the rest.
    private static uint Hash(ReadOnlySpan<char> frame)
    {
        const ulong Mixer = 0x9E37_79B9_7F4A_7C15;
        var bytes = MemoryMarshal.AsBytes(frame);
        var last = bytes.Length - sizeof(ulong);
        var hash = (ulong)bytes.Length;
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(bytes[(last * quarter / 4)..])) * Mixer;
            hash ^= hash >> 32;
        }

        return (uint)hash;
    }
}
