using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Addresses;
using Serilog.Ecs.Masking.Redaction.Shapes.Numbers;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>
/// What begins as a token does and has no row in the table of token formats: web tokens, tracks of cards, schemes and their credentials, the
/// heads of keys, addresses of network devices, random text.
/// </summary>
internal sealed class OtherTokens(Func<string, DetectorRule?> enabled)
{
    private readonly DetectorRule? _jwt = enabled(DetectorRules.Jwt);
    private readonly DetectorRule? _scheme = enabled(DetectorRules.AuthScheme);
    private readonly DetectorRule? _pem = enabled(DetectorRules.Pem);
    private readonly DetectorRule? _track = enabled(DetectorRules.CardTrack);
    private readonly DetectorRule? _mac = enabled(DetectorRules.Mac);
    private readonly DetectorRule? _entropy = enabled(DetectorRules.HighEntropy);
    private readonly bool _areAllTried = enabled(DetectorRules.Mac) is not null || enabled(DetectorRules.HighEntropy) is not null;

    /// <summary>Returns whether one of them can start at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayStart(ReadOnlySpan<char> text, int at) =>
        JwtDetector.MayStart(text, at) || AuthSchemeDetector.MayStartToken(text, at) || CardTrackDetector.MayStart(text, at) || _areAllTried;

    /// <summary>Tries those that say more than a row of the table would.</summary>
    public bool TryNarrow(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (_jwt is not null && text[at] == 'e' && JwtDetector.TryMatch(text, at, out var end))
        {
            finding = Finding.Between(at, end, _jwt);
        }
        else if (_track is not null
            && CardTrackDetector.MayStart(text, at)
            && ((end = CardTrackDetector.FindEndOfFirst(text, at)) > 0 || (end = ChipDataDetector.FindEnd(text, at)) > 0))
        {
            finding = Finding.Between(at, end, _track);
        }

        return finding.Length > 0;
    }

    /// <summary>Tries those that say less.</summary>
    public bool TryWide(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if ((text[at] | 0x20) == 'a' && TryScheme(text, at, out finding))
        {
            return true;
        }

        if (_mac is not null && MacAddressDetector.FindEnd(text, at) is var address and > 0)
        {
            finding = Finding.Between(at, address, _mac);
        }
        else if (_entropy is not null && EntropyDetector.FindEnd(text, at) is var random and > 0)
        {
            finding = Finding.Between(at, random, _entropy);
        }

        return finding.Length > 0;
    }

    /// <summary>Tries the name of a scheme with credentials behind it, and the head of a key.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryScheme(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (_scheme is not null && AuthSchemeDetector.TryMatch(text, at, out var start, out var end))
        {
            finding = Finding.Between(start, end, _scheme);
        }
        else if (_pem is not null && text[at] == 'B' && PemDetector.TryMatch(text, at, out start, out end))
        {
            finding = Finding.Between(start, end, _pem);
        }

        return finding.Length > 0;
    }

    /// <summary>Tries the first track of a card behind its percent sign.</summary>
    public bool TryTrack(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = _track is not null && at < text.Length && CardTrackDetector.FindEndOfFirst(text, at) is var end and > 0
            ? Finding.Between(at, end, _track)
            : default;
        return finding.Length > 0;
    }
}
