using Serilog.Ecs.Masking.Redaction.Shapes.Addresses;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Judges a number, or several in a row, by all rules that are about numbers.</summary>
internal sealed class NumberDetector(Func<string, DetectorRule?> enabled, bool rrnNeedsContext, TokenMatcher tokens)
{

    // A social security number of which the last three were cut off.
    private const int FewestDigits = 6;

    private readonly DetectorRule? _card = enabled(DetectorRules.Card);
    private readonly DetectorRule? _track = enabled(DetectorRules.CardTrack);
    private readonly DetectorRule? _iban = enabled(DetectorRules.Iban);
    private readonly DetectorRule? _resident = enabled(DetectorRules.KrRrn);
    private readonly DetectorRule? _foreigner = enabled(DetectorRules.KrFrn);
    private readonly DetectorRule? _koreanPhone = enabled(DetectorRules.KrPhone);
    private readonly DetectorRule? _internationalPhone = enabled(DetectorRules.IntlPhone);
    private readonly DetectorRule? _americanPhone = enabled(DetectorRules.UsPhone);
    private readonly DetectorRule? _socialSecurity = enabled(DetectorRules.UsSsn);
    private readonly DetectorRule? _ipv4 = enabled(DetectorRules.Ipv4);
    private readonly DetectorRule? _passport = enabled(DetectorRules.KrPassport);
    private readonly DetectorRule? _driver = enabled(DetectorRules.KrDriver);
    private readonly DetectorRule? _business = enabled(DetectorRules.KrBrn);
    private readonly DetectorRule? _coordinates = enabled(DetectorRules.Coordinates);

    /// <summary>Gets what turns nearly all numbers of ordinary text away.</summary>
    public NumberStart Start { get; } = new(enabled);

    /// <summary>Judges the number that starts at <paramref name="at"/>.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        return Start.MayMatch(text, floor, at, NumberStart.LengthAt(text, at)) && TryRead(text, floor, at, out finding);
    }

    /// <summary>Judges the number that starts at <paramref name="at"/>, of which <see cref="Start"/> says that it may be one.</summary>
    public bool TryRead(ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        if (!TextBoundary.IsStart(text, at))
        {
            return TryBehindLetters(text, floor, at, out finding);
        }

        var length = NumberStart.LengthAt(text, at);
        if (length >= NumberStart.ShortestCard && _track is not null && CardTrackDetector.FindEnd(text, at, at + length) is var track and > 0)
        {
            finding = Finding.Between(at, track, _track);
            return true;
        }

        var next = at + length < text.Length ? text[at + length] : '\0';
        if (((next is ':' or '|') && length >= NumberStart.ShortestTokenNumber && tokens.TryMatchDigitLed(text, at, out finding))
            || (next == '.' && length <= NumberStart.LongestOctet && TryDotted(text, floor, at, out finding)))
        {
            return true;
        }

        var previous = at > floor ? text[at - 1] : '\0';
        return Start.IsWorthReading(text[at..], length, previous, next) && !IsFraction(text, at) && TryGroups(text, at, previous, out finding);
    }

    /// <summary>Judges the number that is spelled out from <paramref name="at"/> on.</summary>
    public bool TryMatchSpelled(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        var end = _koreanPhone is null ? -1 : SpelledPhoneDetector.FindEnd(text, at);
        finding = end > 0 ? Finding.Between(at, end, _koreanPhone!) : default;
        return end > 0;
    }

    private bool TryGroups(ReadOnlySpan<char> text, int at, char previous, out Finding finding)
    {
        var groups = DigitGroups.Read(text, at);
        if (groups.DigitsIn(groups.Count) < FewestDigits || Uuid.IsAround(text, at))
        {
            finding = default;
            return false;
        }

        var hasPlus = (previous is '+' or '＋') && IsSign(text, at - 1);
        var hasParenthesis = previous is '(' or '（';
        var (end, rule) = hasPlus ? Dialled(text, groups) : Written(text, groups, hasParenthesis);
        if (rule is null)
        {
            finding = default;
            return false;
        }

        // A plus or parenthesis before it is part of a telephone number, and of nothing else.
        var start = rule.Style == DetectorStyle.Phone && (hasPlus || hasParenthesis) ? at - 1 : at;
        start = rule == _americanPhone ? PhoneDetector.StartOfAmerican(text, start) : start;
        finding = Finding.Between(start, end, rule);
        return true;
    }

    // "10.251.73.220", "0.4111…": part of a number before it, unless that is the prefix of an American telephone.
    private static bool IsFraction(ReadOnlySpan<char> text, int at) =>
        NumberContext.FollowsFraction(text, at) && PhoneDetector.StartOfAmerican(text, at) == at;

    // "c+4412345678" is arithmetic; a telephone number follows no letter or digit.
    private static bool IsSign(ReadOnlySpan<char> text, int plus) =>
        plus == 0
            || !(char.IsAsciiLetterOrDigit(text[plus - 1])
                || text[plus - 1] == '+'
                || (text[plus - 1] == '/' && plus > 1 && char.IsAsciiDigit(text[plus - 2])));

    private (int End, DetectorRule? Rule) Dialled(ReadOnlySpan<char> text, in DigitGroups groups)
    {
        if (_koreanPhone is not null && PhoneDetector.FindKoreanEnd(text, groups, hasPlus: true) is var korean and > 0)
        {
            return (korean, _koreanPhone);
        }

        if (_internationalPhone is not null && PhoneDetector.FindInternationalEnd(text, groups) is var end and > 0)
        {
            return (end, _internationalPhone);
        }

        return Written(text, groups, hasParenthesis: false);
    }

    private (int End, DetectorRule? Rule) Written(ReadOnlySpan<char> text, in DigitGroups groups, bool hasParenthesis)
    {
        if (_card is not null && CardDetector.FindEnd(text, groups) is var card and > 0)
        {
            return (card, _card);
        }

        if ((_resident ?? _foreigner) is not null
            && ResidentNumberDetector.FindEnd(text, groups, rrnNeedsContext, out var isForeigner) is var resident and > 0
            && (isForeigner ? _foreigner : _resident) is { } person)
        {
            return (resident, person);
        }

        if (_koreanPhone is not null && PhoneDetector.FindKoreanEnd(text, groups, hasPlus: false) is var korean and > 0)
        {
            return (korean, _koreanPhone);
        }

        if (_americanPhone is not null && PhoneDetector.FindAmericanEnd(text, groups, hasParenthesis) is var american and > 0)
        {
            return (american, _americanPhone);
        }

        if (_socialSecurity is not null && SocialSecurityDetector.FindEnd(text, groups) is var social and > 0)
        {
            return (social, _socialSecurity);
        }

        if (_driver is not null && KoreanIdDetector.FindDriverEnd(text, groups) is var driver and > 0)
        {
            return (driver, _driver);
        }

        return _business is not null && KoreanIdDetector.FindBusinessEnd(text, groups) is var business and > 0
            ? (business, _business)
            : (0, null);
    }

    // Digits behind letters belong to an account number or a passport, if to anything.
    private bool TryBehindLetters(ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        if (_iban is not null && at - 2 >= floor && TextBoundary.IsStart(text, at - 2)
            && IbanDetector.FindEnd(text, at - 2) is var account and > 0)
        {
            finding = Finding.Between(at - 2, account, _iban);
        }
        else if (_passport is not null && at > floor && KoreanIdDetector.FindPassportEnd(text, at - 1) is var passport and > 0)
        {
            finding = Finding.Between(at - 1, passport, _passport);
        }

        return finding.Length > 0;
    }

    private bool TryDotted(ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        if (_ipv4 is not null && IpAddressDetector.FindEnd4(text, at) is var address and > 0)
        {
            finding = Finding.Between(at, address, _ipv4);
        }
        else if (_coordinates is not null && CoordinateDetector.FindEnd(text, at) is var place and > 0)
        {
            var start = at > floor && text[at - 1] == '-' ? at - 1 : at;
            finding = Finding.Between(start, place, _coordinates);
        }

        return finding.Length > 0;
    }
}
