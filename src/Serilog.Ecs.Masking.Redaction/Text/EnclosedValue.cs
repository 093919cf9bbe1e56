namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Values that hold signs of structure themselves, each in its own way: <c>{hun}}ter2}</c>, <c>{SSHA}x</c>, <c>PASSWORD('x')</c>, <c>(AWS_KEY_ID='x')</c>.</summary>
internal static class EnclosedValue
{
    private const int Longest = 1_024;

    /// <summary>Where braces close in a connection string of ODBC, in which one within them is doubled, <c>PWD={hun}}ter2};</c>; 0 where none is.</summary>
    public static int EndOfBraces(ReadOnlySpan<char> text, int start)
    {
        var isDoubled = false;
        for (var at = start + 1; at < text.Length && at - start < Longest; at++)
        {
            if (text[at] != '}')
            {
                continue;
            }

            if (at + 1 == text.Length || text[at + 1] != '}')
            {
                return isDoubled ? at + 1 : 0;
            }

            isDoubled = true;
            at++;
        }

        return 0;
    }

    /// <summary>Where a password ends before which directories and frameworks write how it is stored, <c>{SSHA}aHVu…</c>, <c>{noop}x</c>; 0 where it is none.</summary>
    public static int EndOfStored(ReadOnlySpan<char> text, int start)
    {
        const int LongestScheme = 24;
        var rest = text[(start + 1)..];
        var close = rest[..Math.Min(rest.Length, LongestScheme)].IndexOf('}');
        return close > 1 && close + 1 < rest.Length && PlainValue.IsName(rest[..close]) && (char.IsAsciiLetterOrDigit(rest[close + 1]) || rest[close + 1] is '$' or '/' or '+')
            ? TextValue.EndOfPlain(text, start + close + 2)
            : 0;
    }

    /// <summary>Where a call ends that is the value, from the quote of its argument: <c>PASSWORD = PASSWORD('x')</c>.</summary>
    public static int EndOfCall(ReadOnlySpan<char> text, int at, int quote)
    {
        var end = at + quote + TextQuote.FindClose(text[(at + quote)..], text.Slice(at, quote));
        var bracket = text[end..].IndexOf(')');
        return bracket < 0 ? end : end + bracket + 1;
    }

    /// <summary>Where a list of pairs ends that is the value, <c>CREDENTIALS=(AWS_KEY_ID='x' AWS_SECRET_KEY='y')</c>; 0 where it is none.</summary>
    public static int EndOfList(ReadOnlySpan<char> text, int start)
    {
        var close = text[start..Math.Min(text.Length, start + Longest)].IndexOfAny(')', '\n');
        return close > 0 && text[start + close] == ')' && char.IsAsciiLetter(text[start + 1]) && text.Slice(start, close).Contains('=')
            ? Math.Max(start + close + 1, TextValue.EndOfPlain(text, start + close))
            : 0;
    }
}
