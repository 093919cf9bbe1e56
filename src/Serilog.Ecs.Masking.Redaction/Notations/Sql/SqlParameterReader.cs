using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Sql;

/// <summary>Reads the value of a parameter that a sensitive column is compared with: <c>DECLARE @p = 'x' … WHERE Password = @p</c>.</summary>
internal static class SqlParameterReader
{
    private const int Reach = 4_096;
    private const int MostPlaces = 8;

    /// <summary>Reads the parameter after an operator.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool TryRead(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var start = WhiteSpace.SkipBlanks(text, head.Operator.End);
        if (start >= text.Length || text[start] is not ('@' or ':' or '$' or '?' or '%'))
        {
            return false;
        }

        var end = EndOfName(text, start + 1);
        return TryReadParameter(ref search, head.Key, start, end) | SqlBindings.TryRead(ref search, head.Key, start, end);
    }

    /// <summary>Finds where the parameter between two offsets gets its value, and reports that.</summary>
    public static bool TryReadParameter(ref TextSearch search, in KeyCandidate key, int start, int end)
    {
        var text = search.Text;
        end = Math.Min(end, EndOfName(text, Math.Min(text.Length, start + 1)));
        if (end - start < 2 || text[start] is not ('@' or ':' or '$'))
        {
            return false;
        }

        var parameter = text[start..end];
        var from = Math.Max(0, start - Reach);
        var window = text[from..Math.Min(text.Length, end + Reach)];
        search.Spend(window.Length);
        var isFound = false;
        var at = 0;
        for (var places = 0; places < MostPlaces; places++)
        {
            var next = window[at..].IndexOf(parameter);
            if (next < 0)
            {
                break;
            }

            at += next + parameter.Length;
            isFound |= TryReadDeclaration(ref search, key, from + at);
        }

        return isFound;
    }

    // @p = 'x', @p nvarchar(50) = N'x', .param set @p 'x'
    private static bool TryReadDeclaration(ref TextSearch search, in KeyCandidate key, int at)
    {
        var text = search.Text;
        if (at < text.Length && NameReader.IsNameCharacter(text[at]))
        {
            return false;
        }

        var start = WhiteSpace.SkipBlanks(text, at);
        var type = start;
        while (type < text.Length && type - start < NameReader.Longest && (char.IsAsciiLetterOrDigit(text[type]) || text[type] is '(' or ')' or '_'))
        {
            type++;
        }

        var isTyped = type > start && Vocabulary.Is(text[start..type].TrimEnd("0123456789()"), WordClass.Type);
        start = isTyped ? WhiteSpace.SkipBlanks(text, type) : start;
        var sign = OperatorReader.ReadAt(text, start);
        if (isTyped && !sign.Exists)
        {
            return false;
        }

        var value = sign.Kind == OperatorKind.Assign ? WhiteSpace.SkipBlanks(text, sign.End) : start;
        return value > at && value < text.Length && ValueReader.TryReadQuote(text, value, out var open)
            && ValueReader.ReportQuoted(ref search, new Pair(key, value, value, NotationKind.Sql) { Operator = sign, IsTight = true }, open);
    }

    private static int EndOfName(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (at < text.Length && at - start < NameReader.Longest && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        return at;
    }
}
