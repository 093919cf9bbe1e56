using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The first row of a table, which names its columns.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Delimiter">What stands between its cells.</param>
/// <param name="Columns">How many there are.</param>
/// <param name="IsSpaced">Whether a space stands behind each comma.</param>
/// <param name="IsSensitive">Whether it names a sensitive column, or one with the names of what stands in another.</param>
internal readonly record struct TableHeader(int Start, char Delimiter, int Columns, bool IsSpaced, bool IsSensitive)
{
    private const int LongestLine = 2_048;
    private const int LongestName = 48;

    /// <summary>What psql writes before a record that it shows as pairs.</summary>
    private const string Record = "-[ RECORD ";

    /// <summary>Whether each row is a name and its value.</summary>
    public bool IsRecord => Columns == 0;

    /// <summary>Reads the line that begins at a place, and ends with a break.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy, out TableHeader header)
    {
        header = default;
        var line = text[start..end];
        var first = line.TrimStart(" ");
        if (line.Length is < 3 or > LongestLine || first.IsEmpty || !(char.IsLetter(first[0]) || first[0] is '|' or '│' or '┃' or '║' or '"' or '_' or '#' or '-' or ','))
        {
            return false;
        }

        if (first[0] == '-')
        {
            header = new TableHeader(start, '|', 0, IsSpaced: false, IsSensitive: true);
            return line.StartsWith(Record);
        }

        if (TableRow.DelimiterOf(line) is not { } delimiter)
        {
            return false;
        }

        // Lists and code are indented, and go on behind a comma at the end of a line; tables are neither.
        var isBordered = delimiter > 0x7F || delimiter == '|';
        if (!isBordered && (delimiter != TableRow.Blanks && line[0] == ' ' || line[^1] == delimiter))
        {
            return false;
        }

        var isSpaced = delimiter == ',' && line.Contains(", ", StringComparison.Ordinal);
        var (columns, isSensitive, hasValue) = (0, false, false);
        for (var row = new TableRow(text[..end], start, delimiter); row.MoveNext(); columns++)
        {
            var name = NameOf(text[row.Start..row.End]);
            if (!IsName(name, isSpaced || delimiter == TableRow.Blanks) || (name.IsEmpty && columns > 0 && !isBordered))
            {
                return false;
            }

            var decision = policy.Decide(name);
            isSensitive |= decision.Rule is not null;
            hasValue |= decision.IsCalledValue && HoldsValues(name);
        }

        header = new TableHeader(start, delimiter, columns, isSpaced, isSensitive || (hasValue && HasNames(text[..end], start, delimiter)));
        return columns > 1;
    }

    private static bool HasNames(ReadOnlySpan<char> text, int start, char delimiter)
    {
        for (var row = new TableRow(text, start, delimiter); row.MoveNext();)
        {
            if (PairNames.Names(NameOf(text[row.Start..row.End])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a column of this name holds what another names: "Value", "Default value", "New", and not "Value type".</summary>
    public static bool HoldsValues(ReadOnlySpan<char> name) =>
        PairNames.IsValue(name) && (name.EndsWith("value", StringComparison.OrdinalIgnoreCase) || !name.Contains("value", StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns what a column is called; empty where there is none.</summary>
    public ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text, int column)
    {
        var row = new TableRow(text[..EndOfLine(text, Start)], Start, Delimiter);
        for (var at = 0; row.MoveNext(); at++)
        {
            if (at == column)
            {
                return NameOf(text[row.Start..row.End]);
            }
        }

        return default;
    }

    public static int EndOfLine(ReadOnlySpan<char> text, int start) => text[start..].IndexOf('\n') is var end and >= 0 ? start + end : text.Length;

    // Without the marks of Markdown.
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> cell) => cell.Trim("*`_# \r");

    // Words, and few of them: a sentence has commas too.
    private static bool IsName(ReadOnlySpan<char> name, bool isOneWord)
    {
        if (name.Length > LongestName || (name.Length > 0 && !char.IsLetter(name[0])))
        {
            return name.IsEmpty;
        }

        var (spaces, isCall, last) = (0, false, ' ');
        foreach (var character in name)
        {
            spaces += character == ' ' ? 1 : 0;
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '-' or '.' or ' ' or '(' or ')' or '/' or '#' or '%'))
            {
                return false;
            }

            isCall |= character == '(' && last != ' ';
            last = character;
        }

        return !isCall && spaces <= (isOneWord ? 0 : 2);
    }
}
