using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Capturing;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Settings;

namespace Serilog;

/// <summary>Masks while objects are captured.</summary>
public static class EcsLoggerDestructuringConfigurationExtensions
{
    /// <summary>
    /// Captures objects with their sensitive members masked, so that what is marked never enters an event, whatever the
    /// sinks are. Headers, claims, credentials, connection strings and JSON are captured as what they are.
    /// For settings, and for code with the defaults.
    /// </summary>
    /// <param name="destructuringConfiguration">The <c>Destructure</c> configuration.</param>
    /// <param name="options">Settings of this stage alone, named as the properties of <see cref="EcsOptions"/> in camel case, on top of the shared ones.</param>
    /// <param name="configuration">All settings; <c>ReadFrom.Configuration</c> supplies them unasked. The options that all stages share stand there under <c>Serilog:EcsMasking</c>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <remarks>
    /// Marks are <see cref="MaskedAttribute"/>, <see cref="NotLoggedAttribute"/> and <see cref="Sensitive{T}"/>, and of others, by name,
    /// <c>LogMasked</c> and <c>NotLogged</c> of Destructurama, <c>PersonalData</c> and <c>ProtectedPersonalData</c> of ASP.NET Core Identity,
    /// and the data classifications of Microsoft.Extensions.Compliance. Members that are never shown are not read.
    /// </remarks>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static LoggerConfiguration WithMasking(
        this LoggerDestructuringConfiguration destructuringConfiguration,
        IConfigurationSection? options = null,
        IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(destructuringConfiguration);
        return destructuringConfiguration.WithMasking(OptionsBinder.Read(options, configuration));
    }

    /// <summary>Captures objects with their sensitive members masked; see the other overload. For code.</summary>
    /// <param name="destructuringConfiguration">The <c>Destructure</c> configuration.</param>
    /// <param name="ecsOptions">What is masked, and how: <see cref="EcsOptions.Masking"/>.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration WithMasking(this LoggerDestructuringConfiguration destructuringConfiguration, EcsOptions ecsOptions)
    {
        ArgumentNullException.ThrowIfNull(destructuringConfiguration);
        return MaskingPolicies.Checked(ecsOptions) is { } policy
            ? destructuringConfiguration.With(new MaskingDestructuringPolicy(policy))
            : destructuringConfiguration.With([]);
    }
}
