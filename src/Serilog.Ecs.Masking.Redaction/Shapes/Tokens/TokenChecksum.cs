namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>A checksum in a token, by which a generated one differs from chance.</summary>
internal enum TokenChecksum : byte
{
    None,

    /// <summary>The first bytes of two SHA-256 digests, in the alphabet of Bitcoin (Base58Check).</summary>
    Base58,

    /// <summary>CRC-16/XMODEM after a version byte and a key, in Base32 (Stellar SEP-23).</summary>
    StrKey,
}
