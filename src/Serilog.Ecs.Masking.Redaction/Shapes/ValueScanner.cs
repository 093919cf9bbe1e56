using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Addresses;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Shapes.Numbers;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>Finds secrets and personal data by their shape. Compiled once, immutable, shared by all threads.</summary>
/// <remarks>
/// A text is read in blocks. Only places that can start or betray a finding are looked at: a number, a long run of
/// token characters, an at sign, a letter that is rare but is in every scheme's name. The cost is linear in the
/// length of the text, whatever it holds, and nothing is allocated.
/// </remarks>
internal sealed class ValueScanner
{
    /// <summary>No shape is so short and has neither digits nor signs.</summary>
    private const int LongestPlainWord = 16;

    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_./-");

    private readonly TokenMatcher _tokens;
    private readonly OtherTokens _others;
    private readonly NumberDetector _numbers;
    private readonly AddressMatcher _addresses;
    private readonly DetectorRule? _ipv6;
    private readonly DetectorRule? _mac;

    /// <summary>Compiles the rules.</summary>
    /// <param name="ruleIds">The ids of the rules to look for.</param>
    /// <param name="rrnNeedsContext">Whether a Korean resident number counts only next to a word that names it.</param>
    /// <param name="minimum">The least confidence of a vendor's token.</param>
    /// <exception cref="ArgumentException">There is no rule of that id.</exception>
    public ValueScanner(IEnumerable<string> ruleIds, bool rrnNeedsContext = false, Confidence minimum = Confidence.Medium)
    {
        var rules = new Dictionary<string, DetectorRule>(StringComparer.Ordinal);
        foreach (var id in ruleIds)
        {
            var rule = DetectorRules.Find(id) ?? throw new ArgumentException($"There is no detector rule '{id}'.", nameof(ruleIds));
            rules.Add(rule.Id, rule);
            Reach |= ReachOf(rule.Id);
        }

        _tokens = new TokenMatcher(rules, minimum);
        _others = new OtherTokens(rules.GetValueOrDefault);
        _numbers = new NumberDetector(rules.GetValueOrDefault, rrnNeedsContext, _tokens);
        _addresses = new AddressMatcher(rules.GetValueOrDefault(DetectorRules.UrlUserInfo), rules.GetValueOrDefault(DetectorRules.Email));
        _ipv6 = rules.GetValueOrDefault(DetectorRules.Ipv6);
        _mac = rules.GetValueOrDefault(DetectorRules.Mac);
    }

    /// <summary>What the rules make it look at.</summary>
    public ScanReach Reach { get; }

    /// <summary>Looks for every rule that is on by default.</summary>
    public static ValueScanner Default { get; } = new(DetectorRules.All.Where(rule => !rule.OptIn).Select(rule => rule.Id));

    /// <summary>Finds the first secret or personal value at or after <paramref name="from"/>.</summary>
    /// <param name="text">The whole text; what is before <paramref name="from"/> is context.</param>
    /// <param name="from">Where to start: 0, then the end of each finding.</param>
    /// <param name="finding">What was found.</param>
    /// <returns>Whether anything was found.</returns>
    public bool TryFind(ReadOnlySpan<char> text, int from, out Finding finding)
    {
        finding = default;
        if (text.Length < CharacterBlock.ShortestText || (text.Length < LongestPlainWord && !text.ContainsAnyExcept(PlainCharacters)))
        {
            return false;
        }

        var block = default(CharacterBlock);
        var triggers = default(ScanTriggers);
        for (var at = from; at < text.Length; at = block.Next)
        {
            block.Read(text, at, (Reach & ScanReach.Colons) != 0);
            for (var places = triggers.Choose(block, text, Reach); places != 0; places &= places - 1)
            {
                var bit = BitOperations.TrailingZeroCount(places);
                var kinds = LikelyKinds(text, from, block, bit, triggers.KindsAt(bit));
                if (kinds != ScanKinds.None && TryMatch(text, from, block.Start + bit, kinds, out finding))
                {
                    finding = _addresses.Widen(text, from, finding);
                    if (finding.End > from)
                    {
                        // A shape may begin within the finding before; what of it was hidden there is not found again.
                        finding = Finding.Between(Math.Max(from, finding.Start), finding.End, finding.Rule);
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // Most places are turned away by their first letters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScanKinds LikelyKinds(ReadOnlySpan<char> text, int from, in CharacterBlock block, int bit, ScanKinds kinds)
    {
        if ((kinds & ScanKinds.Token) != 0)
        {
            kinds = (kinds & ~ScanKinds.Token) | TokenKinds(text, block, bit);
        }

        if ((kinds & ScanKinds.Scheme) != 0 && !AuthSchemeDetector.MayStart(text, block.Start + bit))
        {
            kinds &= ~ScanKinds.Scheme;
        }

        if ((kinds & ScanKinds.Number) != 0 && !_numbers.Start.MayMatch(text, from, block.Start + bit, block.DigitLength(bit)))
        {
            kinds &= ~ScanKinds.Number;
        }

        return kinds;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScanKinds TokenKinds(ReadOnlySpan<char> text, in CharacterBlock block, int bit)
    {
        var at = block.Start + bit;
        return (_others.MayStart(text, at) ? ScanKinds.Token : 0) | _tokens.MayMatch(text, at, block, bit);
    }

    private static ScanReach ReachOf(string ruleId) => ruleId switch
    {
        DetectorRules.Ipv6 or DetectorRules.Mac => ScanReach.Colons,
        DetectorRules.KrPassport => ScanReach.Passports,
        DetectorRules.Ipv4 or DetectorRules.Coordinates => ScanReach.ShortNumbers,
        _ => ScanReach.Ordinary,
    };

    /// <summary>Looks at one place where something may start.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryMatch(ReadOnlySpan<char> text, int floor, int at, ScanKinds kinds, out Finding finding)
    {
        finding = default;
        return ((kinds & ScanKinds.AnyToken) != 0 && TryToken(text, floor, at, kinds, out finding))
            || ((kinds & ScanKinds.Number) != 0 && _numbers.TryRead(text, floor, at, out finding))
            || ((kinds & ScanKinds.Scheme) != 0 && _others.TryScheme(text, at, out finding))
            || ((kinds & ScanKinds.Special) != 0 && TrySpecial(text, floor, at, out finding));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryToken(ReadOnlySpan<char> text, int floor, int at, ScanKinds kinds, out Finding finding)
    {
        finding = default;
        return ((kinds & ScanKinds.Token) != 0 && _others.TryNarrow(text, at, out finding))
            || _tokens.TryMatch(text, floor, at, kinds, out finding)
            || ((kinds & ScanKinds.Token) != 0 && _others.TryWide(text, at, out finding));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TrySpecial(ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        switch (text[at])
        {
            case '%' when _others.TryTrack(text, at + 1, out finding):
                return true;
            case '~':
                return _tokens.TryMatchAroundTilde(text, floor, at, out finding);
            case '$':
                return _tokens.TryMatchDollarLed(text, at, out finding);
            case '…':
                return _addresses.TryMatchCut(text, floor, at, out finding);
            case ':':
                return TryNetworkAddress(text, floor, at, out finding);
            case SpelledPhoneDetector.Zero:
                return _numbers.TryMatchSpelled(text, at, out finding);
            case not ('@' or '%' or '&' or '\\') when Disguise.DigitOf(text[at]) >= 0:
                return (at == 0 || Disguise.DigitOf(text[at - 1]) < 0) && _numbers.TryMatch(text, floor, at, out finding);
            default:
                var length = AtSignDetector.LengthAt(text, at);
                return length > 0
                    ? _addresses.TryMatch(text, floor, at, length, out finding)
                    : TryBehindEscape(text, floor, at + EscapeSequence.LengthAt(text, at), at, out finding);
        }
    }

    // What an escape sequence hides from the blocks is a start like any other: "\nBearer …", "%20ghp_…".
    private bool TryBehindEscape(ReadOnlySpan<char> text, int floor, int at, int escape, out Finding finding)
    {
        finding = default;
        if (at == escape || at >= text.Length || !CharacterSet.Word.Contains(text[at]))
        {
            return false;
        }

        var isNumber = char.IsAsciiDigit(text[at]);
        return TryMatch(text, floor, at, isNumber ? ScanKinds.AnyToken : ScanKinds.AnyToken | ScanKinds.Scheme, out finding)
            || (isNumber && _numbers.TryMatch(text, floor, at, out finding))
            || (IbanDetector.MayStart(text, at) && _numbers.TryMatch(text, floor, at + 2, out finding));
    }

    private bool TryNetworkAddress(ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        if (_mac is not null && at - 2 >= floor && MacAddressDetector.FindEnd(text, at - 2) is var end and > 0)
        {
            finding = Finding.Between(at - 2, end, _mac);
        }
        else if (_ipv6 is not null && IpAddressDetector.TryMatch6(text, floor, at, out var start, out end))
        {
            finding = Finding.Between(start, end, _ipv6);
        }

        return finding.Length > 0;
    }
}
