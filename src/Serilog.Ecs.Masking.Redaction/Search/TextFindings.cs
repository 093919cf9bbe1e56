using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>What all detectors find in one text, in its order; where findings overlap, the one that shows less holds.</summary>
internal ref struct TextFindings
{
    private const int None = int.MaxValue;

    private readonly TextMasking _masking;
    private readonly MaskingPolicy _policy;
    private readonly ReadOnlySpan<char> _text;
    private readonly Span<int> _others;
    private readonly PairFindings _pairs;

    // Those of the start of the search: an encoded text in this one may ask for further spellings.
    private readonly ReadOnlySpan<EchoList.Entry> _echo;
    private int _nextPair;
    private TextFinding _byKey;
    private TextFinding _byShape;
    private TextFinding _byOther;

    /// <param name="masking">What the text is masked with.</param>
    /// <param name="text">The text.</param>
    /// <param name="others">Room for <see cref="TextMasking.OtherFinders"/> places: where each finds next, so that none looks twice at one place.</param>
    /// <param name="pairs">The values that have a name in the text, which <see cref="TextSearch"/> found; returned with the findings.</param>
    /// <param name="shape">The first shape in the text, if it is known.</param>
    public TextFindings(TextMasking masking, ReadOnlySpan<char> text, Span<int> others, PairFindings pairs, scoped in Shapes.Finding shape = default)
    {
        _masking = masking;
        _policy = masking.Policy;
        _text = text;
        _others = others;
        _others.Fill(-1);
        _echo = masking.Echo.Entries;
        _pairs = pairs;
        EchoFinder.AddEchoes(text, _pairs, _policy);
        _pairs.Resolve();
        _byKey = NextByKey(0);
        _byShape = shape.Length > 0 ? NextByShape(shape) : NextByShape(0);
        _byOther = NextByOther(0);
    }

    public readonly bool Any => _byKey.Start != None || _byShape.Start != None || _byOther.Start != None;

    /// <summary>Gives the room back that the findings took.</summary>
    public readonly void Return() => _pairs.Return();

    /// <summary>Takes the first finding at or after <paramref name="from"/>.</summary>
    public bool TryTake(int from, out TextFinding finding)
    {
        if (_byKey.Start < from)
        {
            _byKey = NextByKey(from);
        }

        if (_byShape.Start < from)
        {
            _byShape = NextByShape(from);
        }

        if (_byOther.Start < from)
        {
            _byOther = NextByOther(from);
        }

        finding = _byShape.Start < _byKey.Start ? _byShape : _byKey;
        if (_byOther.Start < finding.Start)
        {
            finding = _byOther;
        }

        if (finding.Start == None)
        {
            return false;
        }

        // Two rounds: what the second adds may reach into the first.
        for (var round = 0; round < 2; round++)
        {
            finding = Combine(finding, _byKey);
            finding = Combine(finding, _byShape);
            finding = Combine(finding, _byOther);
        }

        return true;
    }

    private static TextFinding Nothing => new(None, None, null);

    private readonly TextFinding Combine(in TextFinding one, in TextFinding other)
    {
        if (other.Start >= one.End || other.End <= one.Start || other == one)
        {
            return one;
        }

        if (other.Start == one.Start && other.End == one.End)
        {
            return Shown(other) < Shown(one) ? other : one;
        }

        if (other.Start <= one.Start && other.End >= one.End)
        {
            return Outer(other, one);
        }

        if (one.Start <= other.Start && one.End >= other.End)
        {
            return Outer(one, other);
        }

        // "password=x@example.com": the address begins with the name of the key, which may stay. A part of an echo is not a name.
        if (one.Echo is null && one.Start < other.Start && ReferenceEquals(other.Rule, _byKey.Rule) && other.Start == _byKey.Start)
        {
            return other;
        }

        var rule = MaskRule.Stricter(one.Rule, other.Rule);
        return new TextFinding(Math.Min(one.Start, other.Start), Math.Max(one.End, other.End), rule, _policy.Fault.Style)
        {
            Confidence = other.Confidence > one.Confidence ? other.Confidence : one.Confidence,
        };
    }

    private readonly TextFinding Outer(in TextFinding outer, in TextFinding inner)
    {
        var isKeyed = outer.Start == _byKey.Start && outer.End == _byKey.End;
        if (isKeyed)
        {
            // What fills the value but for its padding is the value.
            return Shown(inner) < Math.Min(Shown(outer), outer.Rule?.ShownOf(_text[outer.Start..outer.End]) ?? 0) && inner.Length * 5L >= outer.Length * 4L
                ? inner with { Start = outer.Start, End = outer.End, Style = inner.Style ?? inner.Rule?.Style }
                : outer;
        }

        if (outer.Echo is null && inner.Start == _byKey.Start && inner.End == outer.End && inner.Start > outer.Start)
        {
            return inner;
        }

        return Shown(outer) <= Shown(inner) ? outer : outer with { Style = _policy.Fault.Style, Echo = null };
    }

    // A style that was chosen for a finding hides it whole.
    private static int Shown(in TextFinding finding) => finding.Style is not null ? 0 : finding.Rule?.Shown ?? 0;

    private TextFinding NextByKey(int from)
    {
        var items = _pairs.Items;
        while (_nextPair < items.Length && (items[_nextPair].Start < from || _masking.IsOffHere(items[_nextPair].Rule)))
        {
            _nextPair++;
        }

        if (_nextPair == items.Length)
        {
            return Nothing;
        }

        ref readonly var next = ref items[_nextPair];
        return new TextFinding(next.Start, next.End, next.Rule) { MaskQuote = next.MaskQuote, Confidence = next.Confidence };
    }

    private readonly TextFinding NextByShape(int from) =>
        from < _text.Length && _policy.Values.TryFind(_text, from, out var found) ? NextByShape(found) : Nothing;

    // The first of a shape and those behind it of which the rule is on.
    private readonly TextFinding NextByShape(Shapes.Finding found)
    {
        do
        {
            var rule = _policy.RuleOf(found.Rule);
            if (!_masking.IsOffHere(rule))
            {
                return new TextFinding(found.Start, found.End, rule)
                {
                    MaskQuote = NumberQuote.Find(_text, found.Start, found.End),
                    Confidence = found.Rule.Confidence,
                };
            }
        }
        while (_policy.Values.TryFind(_text, found.End, out found));

        return Nothing;
    }

    private readonly TextFinding NextByOther(int from)
    {
        var first = None;
        var finder = -1;
        for (var index = 0; index < _others.Length; index++)
        {
            if (_others[index] < from)
            {
                _others[index] = FindOther(index, from).Start;
            }

            if (_others[index] < first)
            {
                (first, finder) = (_others[index], index);
            }
        }

        return finder < 0 ? Nothing : FindOther(finder, first);
    }

    private readonly TextFinding FindOther(int index, int from)
    {
        if (index < _echo.Length)
        {
            var at = _echo[index].Find(_text, from);
            if (at >= 0)
            {
                return new TextFinding(at, at + _echo[index].Value.Length, null, Echo: _echo[index].Mask);
            }
        }
        else if (index - _echo.Length < _policy.Custom.Length)
        {
            var detector = _policy.Custom[index - _echo.Length];
            if (!_masking.IsOffHere(detector.Rule) && detector.TryFind(_text, _masking.Name, from, out var found))
            {
                return new TextFinding(found.Start, found.End, found.Rule) { Confidence = found.Confidence };
            }
        }
        else if (EncodedText.TryFind(_masking, _text, from, out var start, out var end))
        {
            return new TextFinding(start, end, _policy.Encoded, _policy.Fault.Style);
        }

        return Nothing;
    }
}
