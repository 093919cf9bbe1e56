using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Creates the hooks by which a file sink seals its lines.</summary>
internal static class SealedFiles
{
    public static bool IsWanted(EcsOptions options) => options.Integrity is { Algorithm: not EcsIntegrityAlgorithm.Off };

    /// <summary>Creates the hooks for a file sink, with a chain where the options ask for one.</summary>
    /// <exception cref="ArgumentException">The file cannot have a chain, or the key cannot be read.</exception>
    public static LineHooks HooksFor(EcsOptions options, DocumentPlan plan, FileSettings settings)
    {
        if (!IsWanted(options))
        {
            return new LineHooks(settings);
        }

        OptionsValidator.Throw(IntegrityFaults.OfFile(settings.Shared, settings.Encoding));
        var hash = options.Integrity!.Algorithm == EcsIntegrityAlgorithm.Sha256
            ? new ChainHash(null)
            : new ChainHash(IntegrityKeyReader.Read(options.Integrity, ProcessEnvironment.Reader, out var fault)
                ?? throw new ArgumentException("Integrity: " + fault));
        return new SealingHooks(hash, plan, TimeProvider.System, settings) { Rolls = settings.Rolls };
    }
}
