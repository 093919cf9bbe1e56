using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Serilog.Configuration;
using Serilog.Ecs.Masking;
using Serilog.Ecs.Masking.Capturing;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog;

/// <summary>Masks while objects are captured.</summary>
public static class EcsLoggerDestructuringConfigurationExtensions
{
    /// <summary>
    /// Captures objects with their sensitive members masked: a value that is marked never enters an event, whatever the
    /// sinks are. Headers, claims, credentials, connection strings and JSON are captured as what they are.
    /// </summary>
    /// <param name="destructuringConfiguration">The <c>Destructure</c> configuration.</param>
    /// <param name="maskingOptions">What is masked, and how. The default is <see langword="null"/>: the default options.</param>
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
    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public static LoggerConfiguration WithMasking(this LoggerDestructuringConfiguration destructuringConfiguration, [Optional] MaskingOptions? maskingOptions)
    {
        ArgumentNullException.ThrowIfNull(destructuringConfiguration);
        return MaskingDestructuringPolicy.Add(destructuringConfiguration, MaskingPolicies.Checked(maskingOptions));
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
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicProperties
            | DynamicallyAccessedMemberTypes.PublicConstructors
            | DynamicallyAccessedMemberTypes.NonPublicConstructors
            | DynamicallyAccessedMemberTypes.NonPublicFields)] T>(
        this LoggerDestructuringConfiguration destructuringConfiguration)
    {
        ArgumentNullException.ThrowIfNull(destructuringConfiguration);
        return destructuringConfiguration.With([]);
    }
}
