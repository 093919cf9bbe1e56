using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>Creates the hooks by which a file sink seals its lines.</summary>
internal static class SealedFiles
{
    /// <summary>Creates the hooks for a file sink, with a chain where its settings ask for one.</summary>
    /// <exception cref="ArgumentException">The file cannot have a chain, or the key cannot be read.</exception>
    public static LineHooks HooksFor(DocumentPlan plan, FileSettings settings)
    {
        if (!settings.HasChain)
        {
            return new LineHooks(settings);
        }

        OptionsValidator.Throw(IntegrityFaults.OfFile(settings.Shared, settings.Encoding));
        var hash = settings.Integrity!.Algorithm == EcsIntegrityAlgorithm.Sha256
            ? new ChainHash(null)
            : new ChainHash(IntegrityKeyReader.Read(settings.Integrity, ProcessEnvironment.Reader, out var fault)
                ?? throw SettingsError.Create("Integrity: " + fault));
        return new SealingHooks(hash, plan, TimeProvider.System, settings) { Rolls = settings.Rolls };
    }
}
