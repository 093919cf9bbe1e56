using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>One sequence of parts that a token may have, compiled for matching.</summary>
internal sealed class TokenSequence
{
    /// <summary>How many characters <see cref="MayStartWith"/> takes.</summary>
    public const int HeadLength = 4;

    private const char Ellipsis = '…';

    // A cut token must show this much, or too many words would be the beginning of one.
    private const int ShortestCut = 11;
    private const int ShortestCutTail = 4;
    private const int TellingHead = 3;
    private const int LongTail = 16;

    // A token that may yet turn out to be words is not looked for deep inside a run of its own characters: every
    // start in there would read the same run to its end.
    private const int FarthestIntoRun = 48;

    private readonly TokenPart[] _parts;
    private readonly TokenConditions _conditions;
    private readonly bool _isConditional;
    private readonly int _tail;
    private readonly string _head;
    private readonly ulong _headStart;
    private readonly ulong _headMask;

    /// <summary>Compiles one sequence of a format.</summary>
    /// <param name="rule">The rule that it is found by.</param>
    /// <param name="format">The format.</param>
    /// <param name="parts">The parts, in order.</param>
    /// <param name="needsKey">Whether its near word must be the name of the value.</param>
    public TokenSequence(DetectorRule rule, TokenFormat format, TokenPart[] parts, bool needsKey)
    {
        Rule = rule;
        Anchor = TokenAnchor.Of(parts);
        NeedsKey = needsKey;
        _parts = parts;
        SetBeforeAnchor = Anchor.Distance > 0 ? SetAt(Anchor.Distance - 1) : default;
        _conditions = format.Conditions;
        _isConditional = _conditions.Guard != TokenGuard.None || _conditions.Near.Length > 0 || _conditions.Checksum != TokenChecksum.None;

        // What a generator made starts at the first long part; before it are literals and a label at most.
        _tail = TailOf(parts);
        _head = HeadOf(parts, _tail);
        for (var index = 0; index < Math.Min(_head.Length, HeadLength); index++)
        {
            _headStart |= (ulong)_head[index] << (16 * index);
            _headMask |= 0xFFFFUL << (16 * index);
        }
    }

    public DetectorRule Rule { get; }

    /// <summary>How its beginning is recognised.</summary>
    public TokenAnchor Anchor { get; }

    /// <summary>Whether its near word must be the name of the value.</summary>
    public bool NeedsKey { get; }

    /// <summary>The words of which one is close to it.</summary>
    public ReadOnlySpan<string> Near => _conditions.Near;

    /// <summary>How many characters it always starts with.</summary>
    public int Head => _head.Length;

    /// <summary>The parts, in order.</summary>
    public ReadOnlySpan<TokenPart> Parts => _parts;

    /// <summary>The characters that can are at the distance of the anchor.</summary>
    public CharacterSet AnchorSet => SetAt(Anchor.Distance);

    /// <summary>The characters that can are directly before it; none where the anchor is the start.</summary>
    public CharacterSet SetBeforeAnchor { get; }

    /// <summary>Returns the characters that can stand <paramref name="offset"/> behind the start.</summary>
    public CharacterSet SetAt(int offset)
    {
        foreach (var part in _parts)
        {
            if (offset < part.Min)
            {
                return part.Set;
            }

            offset -= part.Min;
        }

        return default;
    }

    /// <summary>Returns whether it can start with four characters, sixteen bits each, the first one lowest.</summary>
    public bool MayStartWith(ulong characters) => ((characters ^ _headStart) & _headMask) == 0;

    /// <summary>Matches the sequence with the text at <paramref name="start"/>; the match may start after it.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int start, out Finding finding)
    {
        finding = default;
        if (!text[start..].StartsWith(_head) || (_isConditional && IsDeepInsideRun(text, start)))
        {
            return false;
        }

        var at = start;
        var tail = start;
        var partStart = start;
        for (var index = 0; index < _parts.Length; index++)
        {
            var part = _parts[index];
            partStart = at;
            tail = index == _tail ? at : tail;
            at = EndOfPart(text, part, at);
            if (at - partStart < part.Min)
            {
                return index >= _tail
                    && (tail - start >= TellingHead || index > _tail + 1)
                    && IsCut(text, start, tail, at)
                    && Accept(text, start, tail, at, cut: true, out finding);
            }
        }

        var end = EndAtBoundary(text, partStart, at);
        return end > 0 && Accept(text, start, tail, end, cut: false, out finding);
    }

    private static int TailOf(TokenPart[] parts)
    {
        for (var index = Math.Min(1, parts.Length - 1); index < parts.Length; index++)
        {
            if (parts[index].Max >= 8)
            {
                return index;
            }
        }

        return 0;
    }

    // The letters that it always starts with.
    private static string HeadOf(TokenPart[] parts, int end)
    {
        Span<char> head = stackalloc char[end];
        for (var index = 0; index < end; index++)
        {
            if (parts[index] is not { Min: 1, Max: 1, Set.Single: { } letter })
            {
                return head[..index].ToString();
            }

            head[index] = letter;
        }

        return head.ToString();
    }

    private bool IsDeepInsideRun(ReadOnlySpan<char> text, int start)
    {
        var from = start;
        while (from > 0 && start - from <= FarthestIntoRun && _parts[^1].Set.Contains(text[from - 1]))
        {
            from--;
        }

        return start - from > FarthestIntoRun;
    }

    private static int EndOfPart(ReadOnlySpan<char> text, TokenPart part, int at)
    {
        var limit = part.Max < text.Length - at ? at + part.Max : text.Length;
        return part.Set.EndOfRun(text[..limit], at);
    }

    // As a regular expression would: give back characters until no letter, digit or underscore follows.
    private int EndAtBoundary(ReadOnlySpan<char> text, int partStart, int end)
    {
        var last = _parts[^1];
        var shortest = partStart + last.Min;
        while (end < text.Length && CharacterSet.Word.Contains(text[end]))
        {
            if (--end < shortest)
            {
                return -1;
            }
        }

        // A full stop that ends the sentence is not part of the token.
        return end > shortest && text[end - 1] == '.' ? end - 1 : end;
    }

    private static bool IsCut(ReadOnlySpan<char> text, int start, int tail, int end) =>
        end < text.Length
        && text[end] == Ellipsis
        && end - start >= ShortestCut
        && end - tail >= ShortestCutTail
        && (tail - start >= TellingHead || end - tail >= LongTail);

    private bool Accept(ReadOnlySpan<char> text, int start, int tail, int end, bool cut, out Finding finding)
    {
        finding = Finding.Between(_conditions.KeepsHead ? tail : start, end, Rule);
        if (!_isConditional)
        {
            return true;
        }

        var token = text[start..end];
        return (!NeedsKey || NearKey.IsAnyOf(text, start, _conditions.Near))
            && TokenGuards.Pass(token, tail - start, cut ? _conditions.Guard | TokenGuard.NotWords : _conditions.Guard)
            && (NeedsKey || _conditions.Near.Length == 0 || NearWords.Around(text, start, end, _conditions.Near))
            && (_conditions.Checksum == TokenChecksum.None || (!cut && TokenChecksums.Holds(_conditions.Checksum, token)));
    }
}
