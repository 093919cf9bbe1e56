using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>A value that has a name in its text.</summary>
/// <param name="Start">The offset of the value.</param>
/// <param name="End">The offset after the value.</param>
/// <param name="Rule">The rule that its name is known by.</param>
internal readonly record struct PairFinding(int Start, int End, MaskRule Rule)
{
    /// <summary>Gets the mark that the mask needs around it for the text to stay well-formed.</summary>
    public Quote MaskQuote { get; init; }

    /// <summary>Gets how sure it is that the value has to be hidden.</summary>
    public Confidence Confidence { get; init; } = Confidence.High;
}

/// <summary>The values that were found in one text. Reused, and emptied after each text.</summary>
internal sealed class PairFindings
{
    private PairFinding[] _items = new PairFinding[16];

    /// <summary>Gets room for the columns of a table.</summary>
    public TableColumns Columns { get; } = new();

    /// <summary>Gets how many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the findings.</summary>
    public ReadOnlySpan<PairFinding> Items => _items.AsSpan(0, Count);

    public void Add(in PairFinding finding)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = finding;
    }

    /// <summary>Sorts the findings by where they start, the longer of two first, and joins those that overlap by the rule that shows less.</summary>
    public void Resolve()
    {
        _items.AsSpan(0, Count).Sort(static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End));
        var kept = 0;
        for (var index = 0; index < Count; index++)
        {
            var item = _items[index];
            if (kept > 0 && item.Start < _items[kept - 1].End)
            {
                // The wider one holds what is within it; two that only overlap are hidden as one.
                ref var last = ref _items[kept - 1];
                if (item.End <= last.End)
                {
                    continue;
                }

                last = last with { End = Math.Max(last.End, item.End), Rule = MaskRule.Stricter(last.Rule, item.Rule)!, Confidence = item.Confidence > last.Confidence ? item.Confidence : last.Confidence };
                continue;
            }

            _items[kept++] = item;
        }

        Count = kept;
    }

    public void Clear()
    {
        if (Count > 0)
        {
            Array.Clear(_items, 0, Count);
            Count = 0;
        }

        Columns.Clear();
    }
}
