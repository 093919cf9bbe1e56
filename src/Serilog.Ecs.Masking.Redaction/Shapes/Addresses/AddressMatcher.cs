using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>Judges what is around an at sign: the credentials of a URL, or an e-mail address.</summary>
internal sealed class AddressMatcher(DetectorRule? userInfo, DetectorRule? email)
{
    private const int LongestLocalPart = 128;

    /// <summary>Judges what is around the at sign at <paramref name="at"/>, which may be spelled with several characters.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int floor, int at, int length, out Finding finding)
    {
        finding = default;
        int start = 0, end = 0;
        var verdict = userInfo is null
            ? UserInfoVerdict.Elsewhere
            : UrlUserInfoDetector.Judge(text, floor, at, length, out start, out end);
        if (userInfo is not null && verdict == UserInfoVerdict.Found)
        {
            finding = Finding.Between(start, end, userInfo);
        }
        else if (verdict == UserInfoVerdict.Elsewhere && email is not null
            && EmailDetector.TryMatch(text, floor, at, length, out start, out end))
        {
            finding = Finding.Between(start, end, email);
        }

        return finding.Length > 0;
    }

    /// <summary>Judges a URL that was cut before its at sign.</summary>
    public bool TryMatchCut(ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        if (userInfo is not null && UrlUserInfoDetector.TryMatchCut(text, floor, at, out var start))
        {
            finding = Finding.Between(start, at, userInfo);
        }

        return finding.Length > 0;
    }

    /// <summary>
    /// Returns the longer value that a finding is part of, if it is: a telephone number or token may be the user of an
    /// address, as in <c>01012345678@example.com</c> and <c>https://user:ghp_…@host</c>.
    /// </summary>
    public Finding Widen(ReadOnlySpan<char> text, int floor, Finding finding)
    {
        var limit = Math.Min(text.Length, finding.End + LongestLocalPart);
        for (var at = finding.End; at < limit && !TextBoundary.EndOfCredentials.Contains(text[at]); at++)
        {
            var length = AtSignDetector.LengthAt(text, at);
            if (length > 0)
            {
                return TryMatch(text, floor, at, length, out var longer) && longer.Start <= finding.Start
                    ? longer with { Rule = longer.Rule.Class < finding.Rule.Class ? finding.Rule : longer.Rule }
                    : finding;
            }
        }

        return finding;
    }
}
