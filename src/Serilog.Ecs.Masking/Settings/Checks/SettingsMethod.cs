using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Settings.Methods;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>A method of the pack as settings call it: by its name, in a section, with arguments by theirs.</summary>
/// <param name="Section">The section that it is in, as <c>WriteTo</c>.</param>
/// <param name="Name">Its name; case counts.</param>
/// <param name="Arguments">What it takes.</param>
internal sealed record SettingsMethod(string Section, string Name, IReadOnlyList<ParameterInfo> Arguments)
{
    public const string Options = "options";
    public const string Routes = "routes";

    /// <summary>All methods of the pack. The signatures are the table, so that nothing is written twice.</summary>
    public static IReadOnlyList<SettingsMethod> All { get; } =
    [
        .. Of(SerilogSection.WriteTo, typeof(EcsSinkSettingsExtensions), typeof(EcsLoggerSinkConfigurationExtensions)),
        .. Of(SerilogSection.AuditTo, typeof(EcsAuditSinkSettingsExtensions), typeof(EcsLoggerAuditSinkConfigurationExtensions)),
        .. Of(SerilogSection.Enrich, typeof(EcsEnrichmentSettingsExtensions), typeof(EcsLoggerEnrichmentConfigurationExtensions)),
        .. Of(SerilogSection.Filter, typeof(EcsFilterSettingsExtensions), typeof(EcsLoggerFilterConfigurationExtensions)),
        .. Of(SerilogSection.Destructure, typeof(EcsDestructuringSettingsExtensions), typeof(EcsLoggerDestructuringConfigurationExtensions)),
    ];

    /// <summary>Returns the method of this name for a section, or <see langword="null"/>.</summary>
    public static SettingsMethod? Find(string section, string? name) => All.FirstOrDefault(method => method.Section == section && method.Name == name);

    /// <summary>Returns whether the pack has a method of this name for a section.</summary>
    public static bool IsOurs(string section, string name) => Find(section, name) is not null;

    /// <summary>The sections in which the pack has a method of this name.</summary>
    public static IEnumerable<string> SectionsOf(string name) => All.Where(method => method.Name == name).Select(static method => method.Section).Distinct();

    /// <summary>The names of the arguments that a setting may give; all settings are handed over unasked.</summary>
    public IEnumerable<string> ArgumentNames =>
        Arguments.Where(static argument => argument.ParameterType != typeof(IConfiguration)).Select(static argument => argument.Name!);

    /// <summary>
    /// What the method needs. Serilog does not call a method whose argument is missing; one without which nothing would be logged is optional for that.
    /// </summary>
    public IEnumerable<string> RequiredNames =>
        Arguments.Where(static argument => !argument.HasDefaultValue || argument.Name == Routes).Select(static argument => argument.Name!);

    public ParameterInfo? Argument(string name) =>
        Arguments.FirstOrDefault(
            argument => argument.ParameterType != typeof(IConfiguration) && string.Equals(argument.Name, name, StringComparison.OrdinalIgnoreCase));

    // Of a method for code, settings call one that has no twin for them.
    private static IEnumerable<SettingsMethod> Of(
        string section,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type forSettings,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type forCode)
    {
        var methods = Methods(forSettings).ToArray();
        return methods.Concat(Methods(forCode).Where(
            method => !method.IsGenericMethod && !method.GetParameters().Any(IsForCode) && methods.All(twin => twin.Name != method.Name)))
            .Select(method => new SettingsMethod(section, method.Name, method.GetParameters()[1..]));
    }

    // Options in an object would go around the checks.
    private static bool IsForCode(ParameterInfo parameter) =>
        parameter.ParameterType is { IsClass: true, Namespace: { } name } && name == typeof(EcsOptions).Namespace;

    private static MethodInfo[] Methods([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly);
}
