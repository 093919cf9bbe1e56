namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>
/// The work that the search of one text may take, in characters that are looked at: proportional to the length of the text, so
/// that no text costs more than its length allows. When it is spent, the rest of the text is hidden whole.
/// </summary>
internal struct WorkBudget(int length)
{
    private const int PerCharacter = 128;
    private const int Base = 32_768;

    private long _left = Base + ((long)length * PerCharacter);

    /// <summary>Gets whether the budget is spent.</summary>
    public readonly bool IsSpent => _left < 0;

    /// <summary>Pays for a number of characters.</summary>
    public void Spend(int characters) => _left -= characters;
}
