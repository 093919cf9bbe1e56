using Microsoft.Extensions.Compliance.Redaction;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Compliance;

namespace Serilog;

/// <summary>Redacts classified members of logged objects.</summary>
public static class EcsMaskingOptionsExtensions
{
    /// <summary>
    /// Lets <c>Destructure.WithMasking()</c> redact members and parameters that carry a data classification by the redactors of the application. Nothing
    /// of the pack shows more or less than the redactor does; a classification for which it has none is erased or hidden.
    /// </summary>
    /// <param name="options">The options of masking.</param>
    /// <param name="redactors">The redactors.</param>
    /// <returns>The options, for further calls.</returns>
    /// <remarks>A redactor that throws hides the value whole. Members whose redactor is the <see cref="NullRedactor"/> are searched like any other.</remarks>
    public static MaskingOptions UseRedactors(this MaskingOptions options, IRedactorProvider redactors)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(redactors);
        options.Classifications = new RedactorStyles(() => redactors);
        return options;
    }

    /// <summary>
    /// Does the same with the redactors that <c>AddRedaction()</c> registers. They are asked for when the first classified member is logged; where
    /// there are none, it is hidden. <c>UseSerilogEcs</c> and <c>AddSerilogEcs</c> call this unasked.
    /// </summary>
    /// <param name="options">The options of masking.</param>
    /// <param name="services">The services of the application.</param>
    /// <returns>The options, for further calls.</returns>
    public static MaskingOptions UseRedactors(this MaskingOptions options, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        options.Classifications = new RedactorStyles(() => services.GetService(typeof(IRedactorProvider)) as IRedactorProvider);
        return options;
    }
}
