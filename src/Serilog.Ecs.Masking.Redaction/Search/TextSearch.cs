using System.Numerics;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Indexing;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>
/// Searches one text for names and their values: the index yields the words that may be names, each name is offered to the
/// notations, and what a notation reads is judged.
/// </summary>
internal ref struct TextSearch(ReadOnlySpan<char> text, MaskingPolicy policy, PairFindings findings)
{
    /// <summary>How psql begins each record of an expanded table.</summary>
    public const string RecordHead = "-[ RECORD ";

    private readonly PairFindings _findings = findings;
    private int _firstRecord = -1;
    private bool? _isOneLine;
    private WorkBudget _budget = new(text.Length);

    /// <summary>Gets the text.</summary>
    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>Gets the policy, which decides about names.</summary>
    public MaskingPolicy Policy { get; } = policy;

    /// <summary>Gets or sets the offset up to which commands are read.</summary>
    public int CommandFloor { get; set; }

    /// <summary>Gets the offset of the first record of an expanded table, or the length of the text: searched once for all names.</summary>
    public int FirstRecord
    {
        get
        {
            if (_firstRecord < 0)
            {
                _firstRecord = Text.IndexOf(RecordHead) is var at and >= 0 ? at : Text.Length;
            }

            return _firstRecord;
        }
    }

    /// <summary>Gets whether the text has no line break: looked for once for all names.</summary>
    public bool IsOneLine => _isOneLine ??= LineReader.IsOneLine(Text);

    /// <summary>Finds all values with a name, and adds them to the findings in no certain order.</summary>
    [SkipLocalsInit]
    public static void Run(ReadOnlySpan<char> text, MaskingPolicy policy, PairFindings findings)
    {
        Span<uint> masks = stackalloc uint[StemSet.ChunkLength / 32];
        var search = new TextSearch(text, policy, findings);
        var next = 0;
        for (var chunk = 0; chunk < text.Length; chunk += StemSet.ChunkLength)
        {
            var stretch = text.Slice(chunk, Math.Min(text.Length - chunk, StemSet.ChunkLength + StemSet.LongestStem - 1));
            if (policy.Stems.Match(stretch, masks) && !search.ReadWords(chunk, masks, ref next))
            {
                findings.Add(new PairFinding(next, text.Length, policy.Spent));
                return;
            }
        }

        search.ReadEncodedNames();
        search.ReadOptions();
        if (search._budget.IsSpent)
        {
            findings.Add(new PairFinding(0, text.Length, policy.Spent));
        }
    }

    /// <summary>Gets the columns of the table that was read last.</summary>
    public TableColumns Columns => _findings.Columns;

    /// <summary>Pays for characters that a notation looks at.</summary>
    public void Spend(int characters) => _budget.Spend(characters);

    /// <summary>Reports the value of a name; hides it unless the judge keeps it.</summary>
    /// <returns>Whether the value is hidden.</returns>
    public bool Report(in Pair pair)
    {
        _budget.SpendOnValue(pair.End - pair.Start);
        if (pair.End <= pair.Start)
        {
            return false;
        }

        var isTight = pair.Operator.Kind == OperatorKind.Assign && pair.Operator.End == pair.Start;
        var end = pair.Quote.Exists || pair.Notation == NotationKind.Table ? pair.End : Enclosure.Clip(Text, pair.Key.Start, pair.Start, pair.End, isTight);
        var clipped = end == pair.End ? pair : pair with { End = end };

        // "Key (api_key)=(x) already exists."
        if (!pair.Quote.Exists
            && Text[pair.Start] == '('
            && end < Text.Length
            && Text[end] == ')'
            && end - pair.Start > 1
            && !Text[pair.Start..end].Contains(')'))
        {
            clipped = clipped with { Start = pair.Start + 1 };
        }

        var confidence = end > pair.Start ? ValueJudge.Judge(Text, clipped, Policy) : default;
        if (confidence < Policy.MinimumConfidence)
        {
            return false;
        }

        _findings.Add(new PairFinding(clipped.Start, clipped.End, pair.Key.Rule) { MaskQuote = pair.MaskQuote, Confidence = confidence });
        return true;
    }

    // Returns false when the budget is spent.
    private bool ReadWords(int chunk, scoped ReadOnlySpan<uint> masks, ref int next)
    {
        var used = Math.Min(masks.Length, (Text.Length - chunk + 31) / 32);
        for (var word = 0; word < used; word++)
        {
            for (var bits = masks[word]; bits != 0; bits &= bits - 1)
            {
                var at = chunk + (word * 32) + BitOperations.TrailingZeroCount(bits);
                if (at < next || at >= Text.Length || Policy.Stems.FindAt(Text, at) is null)
                {
                    continue;
                }

                var (start, end) = NameReader.ReadAround(Text, at, next);
                ReadName(start, end);
                next = end;
                _budget.Spend(end - start);
                if (_budget.IsSpent)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void ReadEncodedNames()
    {
        for (var at = 0; !_budget.IsSpent && EscapedName.TryFindNext(Text, at, out var start, out var end); at = end)
        {
            if (EscapedName.Decide(Text[start..end], Policy) is { Rule: { } rule } decision)
            {
                Offer(new KeyCandidate(start, end, start, rule, decision.TextOnly));
            }

            _budget.Spend(end - at);
        }
    }

    // A dash that begins a word may begin an option.
    private void ReadOptions()
    {
        for (var at = OptionDash.Find(Text, 1); at >= 0 && !_budget.IsSpent; at = OptionDash.Find(Text, at + 1))
        {
            if (at + 1 < Text.Length && (char.IsAsciiLetter(Text[at + 1]) || Text[at + 1] == '-'))
            {
                foreach (var notation in NotationList.OptionReaders)
                {
                    notation.ReadOption(ref this, at);
                }
            }
        }
    }

    // ${DB_PASSWORD:-x}: a variable has no value here but its default.
    private void ReadDefault(int start, int end, KeyDecision decision)
    {
        var close = Text[end..Math.Min(Text.Length, end + NameReader.Longest)].IndexOf('}');
        var rest = close < 0 ? default : Text.Slice(end, close);
        var skipped = rest is [':', '-' or '=', ..] ? 2 : rest is [':' or '-', not '?', ..] ? 1 : 0;
        if (skipped > 0 && KeyReader.TryRead(Text, start, end, decision, Policy, out var key))
        {
            Report(new Pair(key, end + skipped, end + close, NotationKind.Assignment) { IsTight = true });
        }
    }

    private void ReadName(int start, int end)
    {
        if (end - start > NameReader.Longest)
        {
            return;
        }

        var known = Policy.Names.Find(Text[start..end]);
        if (known.IsInert)
        {
            if (KeyReader.TryReadWithNoun(Text, start, end, Policy, out var phrase))
            {
                Offer(phrase);
            }

            return;
        }

        foreach (var notation in known.Notations)
        {
            if (notation.TryReadWord(ref this, start, end))
            {
                return;
            }
        }

        if (start > 1 && Text[start - 1] == '{' && Text[start - 2] == '$')
        {
            ReadDefault(start, end, known.Decision);
        }
        else if (!PathValueReader.TryRead(ref this, start, end, known) && KeyReader.TryRead(Text, start, end, known.Decision, Policy, out var key))
        {
            Offer(key);
        }
    }

    private void Offer(in KeyCandidate key)
    {
        _budget.SpendOnName();
        var head = PairHead.Read(Text, key);
        foreach (var notation in NotationList.PairReaders)
        {
            if (notation.TryReadPair(ref this, head))
            {
                return;
            }
        }
    }
}
