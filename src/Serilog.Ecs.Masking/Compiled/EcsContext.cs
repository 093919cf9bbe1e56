using System.Reflection;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Compiled;

/// <summary>
/// Options, compiled once. All stages that get the same options share one: formatters, sinks and enrichers then also share what is
/// remembered about names and templates.
/// </summary>
internal sealed class EcsContext
{
    private static readonly OptionsCache<EcsOptions, EcsContext> Known = new(
        OptionsSnapshot.Of, static options => new EcsContext(options, ProcessEnvironment.Reader, Assembly.GetEntryAssembly()));

    private readonly Lazy<DocumentPlan> _documents;
    private readonly Lazy<DocumentPlan> _sealedDocuments;

    /// <param name="options">The options.</param>
    /// <param name="environment">Reads variables.</param>
    /// <param name="entryAssembly">The program, which gives its name and version to a service that has none.</param>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public EcsContext(EcsOptions options, EnvironmentReader environment, Assembly? entryAssembly)
    {
        OptionsValidator.ThrowIfInvalid(options);
        Identity = ServiceIdentity.Resolve(options, environment, entryAssembly);
        Redactor = new LogEventRedactor(MaskingPolicies.Of(options.Masking));

        // Options may change between two stages, so these are made from what they are now.
        var copy = options.Copy();
        _documents = new(() => new DocumentPlan(copy, Identity));
        _sealedDocuments = new(() => new DocumentPlan(copy, Identity, isSealed: true));
    }

    /// <summary>The service that events belong to.</summary>
    public ServiceIdentity Identity { get; }

    /// <summary>Masks events.</summary>
    public LogEventRedactor Redactor { get; }

    /// <summary>Returns the context of the options; the same one until they change.</summary>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static EcsContext Of(EcsOptions options) => Known.Get(options);

    /// <summary>Returns what documents look like.</summary>
    /// <param name="isSealed">Whether a file numbers and chains the lines.</param>
    public DocumentPlan Documents(bool isSealed = false) => (isSealed ? _sealedDocuments : _documents).Value;
}
