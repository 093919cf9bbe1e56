namespace Serilog.Ecs.Masking;

/// <summary>How the lines of a file are chained.</summary>
public enum EcsIntegrityAlgorithm
{
    /// <summary>HMAC-SHA-256: only who has the key can make a line that fits.</summary>
    HmacSha256,

    /// <summary>SHA-256 without a key. Finds accidents only: whoever can change the file can also make all hashes anew.</summary>
    Sha256,

    /// <summary>No chain; turns off what an earlier layer of settings turned on.</summary>
    Off,
}
