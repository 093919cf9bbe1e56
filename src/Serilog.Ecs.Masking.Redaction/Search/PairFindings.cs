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
    private const int FirstItems = 16;

    // More room than this is not kept for the next text.
    private const int MostItems = 1_024;

    [ThreadStatic]
    private static PairFindings? _idle;

    private PairFinding[] _items = new PairFinding[FirstItems];

    private PairFindings()
    {
    }

    /// <summary>Gets room for the columns of a table.</summary>
    public TableColumns Columns { get; } = new();

    /// <summary>Gets how many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the findings.</summary>
    public ReadOnlySpan<PairFinding> Items => _items.AsSpan(0, Count);

    /// <summary>
    /// Returns an empty list, which belongs to the caller until <see cref="Return"/>: a detector of a user may mask a text while another is searched.
    /// </summary>
    public static PairFindings Rent()
    {
        var findings = _idle ?? new PairFindings();
        _idle = null;
        return findings;
    }

    /// <summary>Empties the list and gives it back.</summary>
    public void Return()
    {
        if (Count > 0)
        {
            Array.Clear(_items, 0, Count);
            Count = 0;
        }

        if (_items.Length > MostItems)
        {
            _items = new PairFinding[FirstItems];
        }

        Columns.Clear();
        _idle = this;
    }

    public void Add(in PairFinding finding)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = finding;
    }

    /// <summary>Returns the first of the resolved findings that ends behind an offset.</summary>
    public PairFinding? FirstBehind(int offset)
    {
        foreach (ref readonly var item in Items)
        {
            if (item.End > offset)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>
    /// Sorts the findings by where they start, the longer and the surer of two first, and joins those that overlap by the rule that shows less.
    /// </summary>
    public void Resolve()
    {
        _items.AsSpan(0, Count).Sort(static (left, right) =>
            left.Start != right.Start ? left.Start.CompareTo(right.Start)
            : left.End != right.End ? right.End.CompareTo(left.End)
            : right.Confidence.CompareTo(left.Confidence));
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

                last = last with
                {
                    End = Math.Max(last.End, item.End),
                    Rule = MaskRule.Stricter(last.Rule, item.Rule)!,
                    Confidence = item.Confidence > last.Confidence ? item.Confidence : last.Confidence,
                };
                continue;
            }

            _items[kept++] = item;
        }

        Count = kept;
    }
}
