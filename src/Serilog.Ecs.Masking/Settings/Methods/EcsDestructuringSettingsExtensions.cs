using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking.Capturing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Methods;

/// <summary>The method that <c>Destructure</c> of settings calls. Code calls that of <see cref="EcsLoggerDestructuringConfigurationExtensions"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EcsDestructuringSettingsExtensions
{
    /// <summary>Captures objects with their sensitive members masked.</summary>
    /// <param name="destructuringConfiguration">The <c>Destructure</c> configuration.</param>
    /// <param name="options">
    /// Settings of this stage alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.
    /// </param>
    /// <param name="configuration">
    /// All settings, supplied by <c>ReadFrom.Configuration</c>. The options that all stages share are under <c>Serilog:EcsMasking</c>.
    /// </param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithMasking(
        this LoggerDestructuringConfiguration destructuringConfiguration, IConfigurationSection? options = null, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(destructuringConfiguration);
        return MaskingDestructuringPolicy.Add(destructuringConfiguration, MaskingPolicies.Of(OptionsBinder.Read(options, configuration).Masking));
    }
}
