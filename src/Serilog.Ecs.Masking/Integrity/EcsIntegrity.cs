using Serilog.Ecs.Masking.Integrity.Verifying;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Verifies files that <c>EcsFile</c> wrote with <see cref="EcsIntegrityOptions"/>.</summary>
/// <remarks>
/// Reads each stream once, from its position, in constant memory; streams are left open. The content of the lines plays no part, only that
/// they are the lines that were written, all of them, in that order. Lines cut from the end of the last file are only seen by the end
/// line that is then missing, or by the last hash that the caller knows.
/// </remarks>
public static class EcsIntegrity
{
    /// <summary>Verifies files that follow each other, as rolled files do, as one chain.</summary>
    /// <param name="streams">The files, the oldest first. Each is asked for only when the one before has been read.</param>
    /// <param name="findKey">
    /// Returns the key of an id, or <see langword="null"/> for an unknown id. It is asked once for each id. The default is <see langword="null"/>:
    /// the files have no key. With it, a line without a key is a fault.
    /// </param>
    /// <param name="expectedLastHash">The hash that the last line must have. The default is <see langword="null"/>: the caller does not know it.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>The first fault, or that there is none.</returns>
    /// <exception cref="ArgumentException">A key has less than 32 bytes, or only equal ones.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <example><code>
    /// await using var file = File.OpenRead("logs/audit.jsonl");
    /// var result = await EcsIntegrity.VerifyAsync([file], id => id == "k1" ? EcsIntegrity.ReadKeyFile("/run/secrets/log-key") : null);
    /// </code></example>
    public static async Task<EcsIntegrityResult> VerifyAsync(
        IEnumerable<Stream> streams, Func<string, byte[]?>? findKey = null, string? expectedLastHash = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(streams);
        using var ring = new KeyRing(findKey);
        using var lines = new ChainReader(streams);
        return await new ChainVerifier(lines, ring, expectedLastHash).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a key as <see cref="EcsIntegrityOptions.KeyFile"/> is read.</summary>
    /// <param name="path">The file that holds the key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] ReadKeyFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IntegrityKeyReader.ReadFile(path);
    }
}
