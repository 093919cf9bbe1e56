using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Prose;

/// <summary>
/// Reads values before their name: <c>482913 is your login code</c>, <c>the value 'x' is not valid for Password</c>,
/// <c>duplicate entry 'x' for key 'users.pin'</c>.
/// </summary>
internal static class PrecedingValueReader
{
    private const int MostWords = 10;

    /// <summary>Reads the value.</summary>
    /// <returns>Whether one is hidden.</returns>
    public static bool TryRead(ref TextSearch search, in KeyCandidate key, int end)
    {
        var text = search.Text;
        if (!SentenceEvidence.IsBefore(text, end, ProseShapes.IsCode(key.Rule)))
        {
            return false;
        }

        var isLinked = end > 0 && key.End <= text.Length && text[key.Start] >= 0x1100;
        var isNext = true;
        for (var words = 0; words < MostWords; words++)
        {
            end = WhiteSpace.TrimEnd(text, end);
            if (end == 0 || text[end - 1] is '\n' or '\r' or ';' or '!')
            {
                break;
            }

            if (isLinked && text[end - 1] is '\'' or '"' or ']')
            {
                return QuotedValueReader.TryReadBefore(ref search, key, end);
            }

            var start = end;
            while (start > 0 && end - start < NameReader.Longest && text[start - 1] is not (' ' or '\t' or '\n' or '\r'))
            {
                start--;
            }

            // More blanks than are read.
            if (start == end)
            {
                break;
            }

            search.Spend(end - start);
            var word = text[start..end];
            start += word is [>= 'A' and <= 'Z', '-', >= '0' and <= '9', ..] ? 2 : 0; // "G-482913"
            if (isLinked
                && ProseShapes.IsCode(key.Rule)
                && char.IsAsciiDigit(text[start])
                && ProseShapes.TryReadCode(text, start, key.Rule, out var stop)
                && stop == end)
            {
                return search.Report(new Pair(key, start, end, NotationKind.Prose));
            }

            if (isNext
                && Vocabulary.Is(word, WordClass.Naming)
                && (QuotedValueReader.TryReadAttempt(ref search, key, start) || TryReadGiven(ref search, key, start)))
            {
                return true;
            }

            isNext &= Vocabulary.Is(word, WordClass.Joint | WordClass.Possessive);

            isLinked |= Vocabulary.Is(word, WordClass.Preposition | WordClass.Link);
            if (word[^1] is '.' or ':' or '?')
            {
                break;
            }

            end = start;
        }

        return false;
    }

    // "use x as the password", "x is my password"
    private static bool TryReadGiven(ref TextSearch search, in KeyCandidate key, int end)
    {
        var text = search.Text;
        end = WhiteSpace.TrimEnd(text, end);
        var start = end;
        while (start > 0 && end - start < NameReader.Longest && text[start - 1] is not (' ' or '\t' or '\n' or '\r'))
        {
            start--;
        }

        // "column2 as password_hash" is about names.
        return start < end
            && !text[key.Start..key.End].ContainsAny('_', '.')
            && QuotedValueReader.EndsSentence(text, key.End)
            && ProseShapes.TryRead(text[..end], start, key.Rule, isTold: true, out var stop) && stop == end
            && search.Report(new Pair(key, start, end, NotationKind.Prose));
    }
}
