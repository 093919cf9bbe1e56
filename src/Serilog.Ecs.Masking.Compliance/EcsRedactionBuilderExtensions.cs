using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Ecs.Masking;
using Redactor = Microsoft.Extensions.Compliance.Redaction.Redactor;

namespace Serilog;

/// <summary>
/// Makes the masking of the pack a redactor of the application, for <c>ILogger</c> with <c>EnableRedaction()</c>, HTTP logging and the pack alike.
/// </summary>
public static class EcsRedactionBuilderExtensions
{
    /// <summary>Redacts values of these classifications by <see cref="EcsRedactor"/>.</summary>
    /// <param name="builder">The builder that <c>AddRedaction</c> hands out.</param>
    /// <param name="classifications">The classifications.</param>
    /// <returns>The builder, for further calls.</returns>
    /// <remarks>
    /// The options are those of <c>UseSerilogEcs</c> or <c>AddSerilogEcs</c>, else a registered <see cref="MaskingOptions"/>, else the default ones.
    /// </remarks>
    public static IRedactionBuilder SetEcsRedactor(this IRedactionBuilder builder, params DataClassificationSet[] classifications)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(classifications);
        Register(builder, static options => new EcsRedactor(options));
        return builder.SetRedactor<EcsRedactor>(classifications);
    }

    /// <summary>Redacts what is found in values of these classifications, by <see cref="EcsTextRedactor"/>.</summary>
    /// <param name="builder">The builder that <c>AddRedaction</c> hands out.</param>
    /// <param name="classifications">The classifications.</param>
    /// <returns>The builder, for further calls.</returns>
    /// <remarks>The options are found as for <see cref="SetEcsRedactor"/>.</remarks>
    public static IRedactionBuilder SetEcsTextRedactor(this IRedactionBuilder builder, params DataClassificationSet[] classifications)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(classifications);
        Register(builder, static options => new EcsTextRedactor(options));
        return builder.SetRedactor<EcsTextRedactor>(classifications);
    }

    // The builder would create the redactor without options.
    private static void Register<T>(IRedactionBuilder builder, Func<MaskingOptions?, T> create)
        where T : Redactor =>
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<Redactor, T>(services => create(services.GetService<EcsOptions>()?.Masking ?? services.GetService<MaskingOptions>())));
}
