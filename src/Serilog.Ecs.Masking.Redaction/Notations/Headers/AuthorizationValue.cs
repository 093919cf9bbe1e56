using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;

namespace Serilog.Ecs.Masking.Redaction.Notations.Headers;

/// <summary>Finds the end of credentials: a scheme and what follows it, RFC 9110, section 11.4.</summary>
internal static class AuthorizationValue
{
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
            return fillsLine ? line : Math.Max(first, start);
        }

        var classes = Vocabulary.Classify(text[start..first]);
        return classes.HasFlag(WordClass.ParameterScheme) ? line
            : classes.HasFlag(WordClass.AuthScheme) ? ValueEnd.OfWord(text[..line], second)
            : first;
    }
}
