namespace Serilog.Ecs.Masking.Integrity;

/// <summary>How the lines of a file are chained.</summary>
public enum EcsIntegrityAlgorithm
{
    /// <summary>HMAC-SHA-256: only someone with the key can write a line that fits.</summary>
    HmacSha256,

    /// <summary>SHA-256 without a key. Finds accidents only: anyone who can change the file can also compute all hashes again.</summary>
    Sha256,

    /// <summary>No chain; turns off what an earlier layer of settings turned on.</summary>
    Off,
}
