using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Headers;

/// <summary>Finds the end of credentials: a scheme and what follows it, RFC 9110, section 11.4.</summary>
internal static class AuthorizationValue
{
    // "Bearer x, Accept: y": headers that are printed as one line.
    private static int BeforeHeader(ReadOnlySpan<char> value)
    {
        for (var at = value.IndexOf(", "); at >= 0;)
        {
            var rest = value[(at + 2)..];
            var name = NameReader.EndOfWord(rest, 0);
            if (name > 0 && char.IsAsciiLetter(rest[0]) && rest[name..].StartsWith(": "))
            {
                return at;
            }

            var next = rest.IndexOf(", ");
            at = next < 0 ? -1 : at + 2 + next;
        }

        return value.Length;
    }

    /// <summary>Returns the end of the credentials that begin at an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of the credentials.</param>
    /// <param name="fillsLine">Whether nothing but them is on the line.</param>
    public static int FindEnd(ReadOnlySpan<char> text, int start, bool fillsLine)
    {
        var line = ValueEnd.OfLine(text, start);
        var first = ValueEnd.OfWord(text[..line], start);

        first = ValueEnd.OfPairs(text[..line], start, first);
        var second = WhiteSpace.SkipBlanks(text[..line], first);
        if (fillsLine || second == first || second >= line)
        {
            return fillsLine ? start + BeforeHeader(text[start..line]) : Math.Max(first, start);
        }

        var classes = Vocabulary.Classify(text[start..first]);
        return classes.HasFlag(WordClass.ParameterScheme) ? line
            : classes.HasFlag(WordClass.AuthScheme) ? ValueEnd.OfWord(text[..line], second)
            : first;
    }
}
