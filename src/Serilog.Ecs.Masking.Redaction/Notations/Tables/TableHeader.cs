using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Notations.Tables;

/// <summary>Reads the first row of a table, which names its columns.</summary>
internal static class TableHeader
{
    private const int LongestLine = 2_048;
    private const int LongestName = 48;

    /// <summary>Reads the columns from a line.</summary>
    /// <returns>Whether the line is a header.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy, TableColumns columns)
    {
        columns.Clear();
        columns.Line = start;
        var line = text[start..end];
        var first = line.TrimStart(" ");
        if (line.Length is < 3 or > LongestLine
            || first.IsEmpty
            || !(char.IsLetter(first[0]) || first[0] is '|' or '│' or '┃' or '║' or '"' or '_' or '#' or ','))
        {
            return false;
        }

        if (RowReader.SeparatorOf(line) is not { } separator)
        {
            return false;
        }

        // Lists and code are indented, and go on after a comma at the end of a line; tables do neither.
        var isBordered = separator > 0x7F || separator == '|';
        if (!isBordered && ((separator != RowReader.Blanks && line[0] == ' ') || line[^1] == separator))
        {
            return false;
        }

        columns.Separator = separator;
        columns.IsSpaced = separator == ',' && line.Contains(", ", StringComparison.Ordinal);
        for (var row = new RowReader(text[..end], start, separator); row.MoveNext();)
        {
            var name = text[row.Start..row.End].Trim("*`_# \r");
            if (!IsName(name, columns.IsSpaced || separator == RowReader.Blanks) || (name.IsEmpty && columns.Count > 0 && !isBordered))
            {
                return false;
            }

            if (PairNames.Names(name))
            {
                columns.NameColumn = columns.Count;
            }
            else if (HoldsValues(name))
            {
                columns.ValueColumn = columns.Count;
            }

            columns.Add(policy.Decide(name));
        }

        columns.IsHeader = columns.Count > 1;
        return columns.IsHeader;
    }

    // "Value", "Default value", "New", and not "Value type".
    private static bool HoldsValues(ReadOnlySpan<char> name) =>
        PairNames.IsValue(name) && (name.EndsWith("value", StringComparison.OrdinalIgnoreCase) || !name.Contains("value", StringComparison.OrdinalIgnoreCase));

    // Words, and few of them: a sentence has commas too.
    private static bool IsName(ReadOnlySpan<char> name, bool isOneWord)
    {
        if (name.Length > LongestName || (name.Length > 0 && !char.IsLetter(name[0])))
        {
            return name.IsEmpty;
        }

        var (blanks, isCall, last) = (0, false, ' ');
        foreach (var character in name)
        {
            blanks += character == ' ' ? 1 : 0;
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '-' or '.' or ' ' or '(' or ')' or '/' or '#' or '%'))
            {
                return false;
            }

            isCall |= character == '(' && last != ' ';
            last = character;
        }

        return !isCall && blanks <= (isOneWord ? 0 : 2);
    }
}
