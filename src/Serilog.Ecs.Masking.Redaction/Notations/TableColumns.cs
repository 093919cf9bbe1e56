using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>The columns of the last table of a text. Reused for the next one.</summary>
internal sealed class TableColumns
{
    /// <summary>How many columns are read; further ones are hidden along with the last.</summary>
    public const int Most = 128;

    private readonly MaskRule?[] _rules = new MaskRule?[Most];
    private readonly bool[] _isTextOnly = new bool[Most];

    /// <summary>Gets or sets the offset of the line that was last looked at, whether it is a header or not; -1 for none.</summary>
    public int Line { get; set; } = -1;

    /// <summary>Gets or sets whether that line is a header.</summary>
    public bool IsHeader { get; set; }

    /// <summary>Gets or sets the character between two cells.</summary>
    public char Separator { get; set; }

    /// <summary>Gets or sets whether a blank follows each comma.</summary>
    public bool IsSpaced { get; set; }

    /// <summary>Gets how many columns there are.</summary>
    public int Count { get; private set; }

    /// <summary>Gets or sets the offset of the first row.</summary>
    public int Rows { get; set; }

    /// <summary>Gets or sets the offset after the last row.</summary>
    public int RowsEnd { get; set; }

    /// <summary>Gets or sets the column that holds the names of what is in another; -1 for none.</summary>
    public int NameColumn { get; set; } = -1;

    /// <summary>Gets or sets the column that holds the values of those names; -1 for none.</summary>
    public int ValueColumn { get; set; } = -1;

    /// <summary>Gets whether each row has a name and a value of its own.</summary>
    public bool IsNamed => IsHeader && NameColumn >= 0 && ValueColumn > NameColumn;

    /// <summary>Returns the rule of a column, or <see langword="null"/>.</summary>
    public MaskRule? RuleAt(int column) => column < Math.Min(Count, Most) ? _rules[column] : null;

    /// <summary>Returns whether numbers in a column are counts and stay.</summary>
    public bool IsTextOnlyAt(int column) => _isTextOnly[column];

    /// <summary>Adds a column.</summary>
    public void Add(KeyDecision decision)
    {
        if (Count < Most)
        {
            _rules[Count] = decision.Rule;
            _isTextOnly[Count] = decision.TextOnly;
        }

        Count++;
    }

    /// <summary>Clears the table.</summary>
    public void Clear()
    {
        if (Line < 0 && Count == 0)
        {
            return;
        }

        Array.Clear(_rules, 0, Math.Min(Count, Most));
        Count = 0;
        Line = -1;
        IsHeader = false;
        NameColumn = -1;
        ValueColumn = -1;
        Rows = 0;
        RowsEnd = 0;
    }
}
