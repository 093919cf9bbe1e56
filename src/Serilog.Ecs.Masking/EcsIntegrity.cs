using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking;

/// <summary>Verifies files that <c>EcsFile</c> wrote with <see cref="EcsOptions.Integrity"/>.</summary>
/// <remarks>
/// Reads each stream once, from where it stands, in constant memory; streams are left open. What the lines say plays no part, only that they are
/// the lines that were written, all of them, in that order. Lines cut from the end of the last file cannot be
/// seen but by the end line that is then missing, or by the last hash that the caller knows.
/// </remarks>
public static class EcsIntegrity
{
    /// <summary>Verifies one file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="keys">The keys by their ids. <see langword="null"/> or empty for files without a key; where keys are given, a line without one is a fault.</param>
    /// <param name="expectedLastHash">The hash that the last line must have, or <see langword="null"/> where the caller does not know it.</param>
    /// <returns>What is wrong first, or that nothing is.</returns>
    /// <exception cref="ArgumentException">A key has less than 32 bytes or its id is no id.</exception>
    public static EcsIntegrityResult Verify(Stream stream, IReadOnlyDictionary<string, byte[]>? keys = null, string? expectedLastHash = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Verify([stream], keys, expectedLastHash);
    }

    /// <summary>Verifies files that follow each other, as rolled files do, as one chain.</summary>
    /// <param name="streams">The files, the oldest first. Each is asked for only when the one before has been read.</param>
    /// <param name="keys">The keys by their ids. <see langword="null"/> or empty for files without a key; where keys are given, a line without one is a fault.</param>
    /// <param name="expectedLastHash">The hash that the last line must have, or <see langword="null"/> where the caller does not know it.</param>
    /// <returns>What is wrong first, or that nothing is.</returns>
    /// <exception cref="ArgumentException">A key has less than 32 bytes or its id is no id.</exception>
    public static EcsIntegrityResult Verify(IEnumerable<Stream> streams, IReadOnlyDictionary<string, byte[]>? keys = null, string? expectedLastHash = null)
    {
        ArgumentNullException.ThrowIfNull(streams);
        using var ring = new KeyRing(keys);
        using var lines = new ChainReader(streams);
        return new ChainVerifier(lines, ring, expectedLastHash).Run();
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
