namespace Serilog.Ecs.Masking.Redacted;

/// <summary>The positions of the template's values in a message, for highlights.</summary>
internal sealed class MessageHoles
{
    private readonly EntryList<Hole> _holes = new();

    public ReadOnlySpan<Hole> All => _holes.Entries;

    public void Clear() => _holes.Clear();

    public void Add(int start, int end) => _holes.Add() = new Hole(start, end);

    /// <summary>
    /// Finds the values again in a message that masking changed, by the text around them. From where that text is not what it
    /// was, none is kept: a wrong highlight is worse than none.
    /// </summary>
    public void Move(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var holes = _holes.Entries;
        var endBefore = 0;
        var endAfter = 0;
        for (var index = 0; index < holes.Length; index++)
        {
            var hole = holes[index];
            var isLast = index + 1 == holes.Length;
            var literal = before[endBefore..hole.Start];
            var next = before[hole.End..(isLast ? before.Length : holes[index + 1].Start)];
            var start = endAfter + literal.Length;
            if (!after[endAfter..].StartsWith(literal) || !TryFindEnd(after, start, before[hole.Start..hole.End], next, isLast, out var end))
            {
                holes[index..].Clear();
                return;
            }

            holes[index] = new Hole(start, end);
            endBefore = hole.End;
            endAfter = end;
        }
    }

    private static bool TryFindEnd(ReadOnlySpan<char> after, int start, ReadOnlySpan<char> value, ReadOnlySpan<char> next, bool isLast, out int end)
    {
        end = start + value.Length;
        if (after[start..].StartsWith(value))
        {
            return true;
        }

        end = isLast ? after.Length - next.Length : start + after[start..].IndexOf(next);
        return end >= start && after[end..].StartsWith(next);
    }

    /// <summary>One value; empty where it is not highlighted.</summary>
    /// <param name="Start">Where it starts in the message.</param>
    /// <param name="End">Where it ends.</param>
    public readonly record struct Hole(int Start, int End);
}
