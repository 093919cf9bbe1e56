using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Decides whether a token looks generated, behind the head that all of its kind share.</summary>
internal static class TokenGuards
{
    public static bool Pass(ReadOnlySpan<char> token, int head, TokenGuard guard)
    {
        int digits = 0, uppers = 0, lowers = 0;
        foreach (var value in token)
        {
            digits += char.IsAsciiDigit(value) ? 1 : 0;
            uppers += char.IsAsciiLetterUpper(value) ? 1 : 0;
            lowers += char.IsAsciiLetterLower(value) ? 1 : 0;
        }

        var tail = token[head..];
        return Has(guard, TokenGuard.Digit, digits > 0)
            && Has(guard, TokenGuard.TwoDigits, digits > 1)
            && Has(guard, TokenGuard.Upper, uppers > 0)
            && Has(guard, TokenGuard.UpperOrDigit, tail.ContainsAnyInRange('A', 'Z') || tail.ContainsAnyInRange('0', '9'))
            && Has(guard, TokenGuard.MixedCase, uppers > 0 && lowers > 0)
            && ((guard & TokenGuard.NotWords) == 0 || !PlainWords.Covers(tail))
            && ((guard & TokenGuard.NotWordsOrDigitFirst) == 0 || char.IsAsciiDigit(tail[0]) || !PlainWords.Covers(tail));
    }

    private static bool Has(TokenGuard guard, TokenGuard flag, bool holds) => (guard & flag) == 0 || holds;
}
