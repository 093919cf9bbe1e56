using System.Text;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Settings;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Makes the hooks by which a file sink seals its lines.</summary>
internal static class SealedFiles
{
    public static bool IsWanted(EcsOptions options) => options.Integrity is { Algorithm: not EcsIntegrityAlgorithm.Off };

    /// <summary>Returns the hooks for a sink; <paramref name="users"/> are called by them.</summary>
    /// <exception cref="ArgumentException">The file cannot have a chain, or the key cannot be read.</exception>
    public static SealingHooks Hooks(
        EcsOptions options, DocumentPlan plan, string path, RollingInterval interval, bool rollsOnSize, bool shared, Encoding? encoding, FileLifecycleHooks? users)
    {
        OptionsValidator.Throw(IntegrityFaults.OfFile(shared, encoding));
        var hash = options.Integrity!.Algorithm == EcsIntegrityAlgorithm.Sha256
            ? new ChainHash(null)
            : new ChainHash(IntegrityKeyReader.Read(options.Integrity, ProcessEnvironment.Reader, out var fault)
                ?? throw new ArgumentException("Integrity: " + fault));
        return new SealingHooks(hash, plan, TimeProvider.System, new RolledFiles(path, interval, rollsOnSize), users)
        {
            Rolls = rollsOnSize || interval != RollingInterval.Infinite,
        };
    }
}
