namespace Serilog.Ecs.Masking.Redaction;

/// <summary>The few places of a block that a detector has to look at.</summary>
internal readonly ref struct ScanTriggers
{
    private readonly ulong _tokens;
    private readonly ulong _numbers;
    private readonly ulong _schemes;
    private readonly ulong _specials;

    public ScanTriggers(in CharacterBlock block, bool isLast, bool readsColons, bool readsPassports)
    {
        var places = isLast ? ulong.MaxValue : (1UL << (CharacterBlock.Behind + CharacterBlock.Step)) - 1;
        places &= ulong.MaxValue << CharacterBlock.Behind;

        var starts = block.Words & ~(block.Words << 1);
        var digitStarts = block.Digits & ~(block.Digits << 1);

        // Two letters and a word that starts there: "sk_", whose tail may be anything but space.
        _tokens = places & starts & (block.LongRuns | (block.Underscores >> 2));

        // A number starts a word, or stands behind the two letters of a country.
        _numbers = places & digitStarts & (starts | ((starts << 2) & ~(block.Digits << 2)));
        _schemes = places & ((block.SchemeStarts & starts) | block.SchemeMiddles);
        _specials = places & block.Specials;
        if (readsColons)
        {
            _specials |= places & block.Colons;
        }

        if (readsPassports)
        {
            _numbers |= places & digitStarts & (starts << 1);
        }

        All = _tokens | _numbers | _schemes | _specials;
    }

    /// <summary>All places together, one bit for each.</summary>
    public ulong All { get; }

    public ScanKinds KindsAt(int bit) =>
        (((_tokens >> bit) & 1) != 0 ? ScanKinds.Token : 0)
        | (((_numbers >> bit) & 1) != 0 ? ScanKinds.Number : 0)
        | (((_schemes >> bit) & 1) != 0 ? ScanKinds.Scheme : 0)
        | (((_specials >> bit) & 1) != 0 ? ScanKinds.Special : 0);
}
