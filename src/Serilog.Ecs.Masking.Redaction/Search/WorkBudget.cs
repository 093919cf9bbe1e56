namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>
/// The work that the search of one text may take: proportional to the length of the text, so that no text costs more than its length
/// allows. When it is spent, the rest of the text is hidden whole.
/// </summary>
/// <remarks>A unit of work is about a nanosecond. Ordinary texts need a tenth of their budget, and those that are full of secrets a fifth.</remarks>
internal struct WorkBudget(int length)
{
    private const int PerCharacter = 256;
    private const int Base = 65_536;
    private const int OfCharacter = 4;
    private const int OfStep = 16;
    private const int OfName = 150;
    private const int OfValue = 100;

    private long _left = Base + ((long)length * PerCharacter);

    /// <summary>Gets whether the budget is spent.</summary>
    public readonly bool IsSpent => _left < 0;

    /// <summary>Pays for a step that looks at a number of characters.</summary>
    public void Spend(int characters) => _left -= OfStep + ((long)characters * OfCharacter);

    /// <summary>Pays for the offer of a name to all notations.</summary>
    public void SpendOnName() => _left -= OfName;

    /// <summary>Pays for the judgement of a value.</summary>
    public void SpendOnValue(int length) => _left -= OfValue + ((long)length * OfCharacter);
}
