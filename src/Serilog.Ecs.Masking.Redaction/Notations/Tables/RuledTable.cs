using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Tables;

/// <summary>
/// Reads a column of a table with a rule of dashes below each name, as PowerShell prints one: the rules say where the cells are, even with one
/// blank between them.
/// </summary>
internal static class RuledTable
{
    private const int MostRows = 256;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("- \r");

    /// <summary>Reads the cells below a name.</summary>
    /// <param name="search">The search.</param>
    /// <param name="head">The name.</param>
    /// <param name="start">The offset of its line.</param>
    /// <param name="end">The offset of the break after its line.</param>
    /// <returns>Whether a rule is below the name.</returns>
    public static bool TryRead(ref TextSearch search, in PairHead head, int start, int end)
    {
        var text = search.Text;
        var line = LineReader.NextLine(text, end);
        var rule = text[line..LineReader.EndOfLine(text, line)];
        var column = head.Key.Start - start;
        search.Spend(rule.Length);
        if (column >= rule.Length
            || rule.ContainsAnyExcept(RuleCharacters)
            || rule[column] != '-'
            || (column > 0 && rule[column - 1] != ' ')
            || !rule.Trim().Contains(' '))
        {
            return false;
        }

        var blank = rule[column..].IndexOf(' ');
        var next = blank < 0 ? -1 : rule[(column + blank)..].IndexOf('-');
        var limit = next < 0 ? int.MaxValue : column + blank + next;
        for (var rows = 0; rows < MostRows; rows++)
        {
            line = LineReader.NextLine(text, line);
            var row = text[line..LineReader.EndOfLine(text, line)];
            search.Spend(row.Length);
            if (row.IsWhiteSpace())
            {
                break;
            }

            if (column < row.Length)
            {
                var cell = row[column..Math.Min(row.Length, limit)];
                var first = line + column + cell.Length - cell.TrimStart().Length;
                search.Report(new Pair(head.Key, first, first + cell.Trim().Length, NotationKind.Table) { IsTight = true });
            }
        }

        return true;
    }
}
