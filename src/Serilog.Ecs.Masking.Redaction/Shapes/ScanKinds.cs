namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>What a place of the text may be the start or the sign of.</summary>
[Flags]
internal enum ScanKinds : byte
{
    None = 0,

    /// <summary>A web token, the track of a card, a scheme that is written as a part of a token: what has no row in the table of token formats.</summary>
    Token = 1,
    Number = 2,
    Scheme = 4,
    Special = 8,

    /// <summary>A token that is told by its first characters.</summary>
    TokenHead = 16,

    /// <summary>A token that is told by a character at a distance from its start.</summary>
    TokenMarker = 32,

    /// <summary>A token that is told by its length.</summary>
    TokenLength = 64,

    /// <summary>All that <see cref="Token"/> may turn out to be.</summary>
    AnyToken = Token | TokenHead | TokenMarker | TokenLength,
}
