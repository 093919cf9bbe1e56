namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// How <c>EcsFile</c> chains the lines of its files, so that <see cref="EcsIntegrity"/> finds a changed, missing, repeated or
/// reordered one. For <c>EcsFile</c> alone: everywhere else it is an error at start.
/// </summary>
/// <remarks>
/// The key is read once, when the logger is built, from a file or from an environment variable; it cannot be in settings. To
/// replace a key, give the new one another <see cref="KeyId"/>; a verifier that has both reads files of both.
/// </remarks>
public sealed class EcsIntegrityOptions
{
    /// <summary>How lines are chained. The default is <see cref="EcsIntegrityAlgorithm.HmacSha256"/>.</summary>
    public EcsIntegrityAlgorithm Algorithm { get; set; } = EcsIntegrityAlgorithm.HmacSha256;

    /// <summary>
    /// The name of the key, which is in each hash: 1 to 32 letters, digits, <c>.</c>, <c>_</c> or <c>-</c>. The default is <c>k1</c>.
    /// </summary>
    public string KeyId { get; set; } = "k1";

    /// <summary>
    /// The file that holds the key, at least 32 bytes, taken as they are; only the line break that ends a text is not part of
    /// it. The default is <see langword="null"/>: none.
    /// </summary>
    public string? KeyFile { get; set; }

    /// <summary>
    /// The environment variable whose text, at least 32 bytes of UTF-8, is the key. The default is <see langword="null"/>: none.
    /// </summary>
    public string? KeyVariable { get; set; }
}
