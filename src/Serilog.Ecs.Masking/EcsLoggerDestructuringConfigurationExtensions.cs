using System.Diagnostics.CodeAnalysis;
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
    /// <para>Marks are <see cref="MaskedAttribute"/>, <see cref="NotLoggedAttribute"/> and <see cref="Sensitive{T}"/>, and by their names those of
    /// others: all attributes of Destructurama, <c>PersonalData</c> and <c>ProtectedPersonalData</c> of ASP.NET Core Identity, and the
    /// data classifications of Microsoft.Extensions.Compliance, see <see cref="MaskingOptions.Classifications"/>. Members that are never
    /// shown are not read.</para>
    /// <para>Call it before <c>UsingAttributes()</c> of Destructurama: the first policy that knows a type captures it, and that one knows no
    /// marks of the pack. A policy for types of your own comes before both.</para>
    /// <para>An object without readable members, as a trimmer leaves it, is captured as its text, which is masked as any text is; marks on
    /// members that were trimmed away cannot be seen.</para>
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

    /// <summary>
    /// Keeps the members of a type, with their marks, in a program that is trimmed or compiled ahead of time: its objects are captured
    /// there as anywhere. Types of members are named one by one.
    /// </summary>
    /// <typeparam name="T">The type of logged objects.</typeparam>
    /// <param name="destructuringConfiguration">The <c>Destructure</c> configuration.</param>
    /// <returns>The logger configuration, for further calls.</returns>
    /// <example><code>.Destructure.WithMasking().Destructure.WithMembersOf&lt;Order&gt;()</code></example>
    public static LoggerConfiguration WithMembersOf<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors | DynamicallyAccessedMemberTypes.NonPublicFields)] T>(
        this LoggerDestructuringConfiguration destructuringConfiguration)
    {
        ArgumentNullException.ThrowIfNull(destructuringConfiguration);
        return destructuringConfiguration.With([]);
    }
}
