namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>Where in a word a part counts.</summary>
[Flags]
internal enum StemPlaces : byte
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>In the middle of other letters too.</summary>
    Anywhere = 1,

    /// <summary>Where a word starts: <c>verification</c> in <c>verificationcode</c>.</summary>
    WordStart = 2,

    /// <summary>Where a word ends: <c>pass</c> in <c>dbpass</c>, and not in <c>passenger</c>.</summary>
    WordEnd = 4,

    /// <summary>As a word of its own: <c>pin</c> in <c>card_pin</c>, and not in <c>mapping</c>.</summary>
    Word = 8,
}
