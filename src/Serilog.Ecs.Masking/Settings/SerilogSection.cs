using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>
/// Looks through the <c>Serilog</c> section for what Serilog.Settings.Configuration drops in silence: names of sections,
/// methods and arguments within two edits of those that are meant, methods of the pack in a section where they are not looked for,
/// arguments that they do not take. In sub-loggers and in sinks around sinks too.
/// </summary>
internal static class SerilogSection
{
    public const string Name = "Serilog";
    public const string WriteTo = "WriteTo";
    public const string AuditTo = "AuditTo";
    public const string Enrich = "Enrich";
    public const string Destructure = "Destructure";
    public const string Filter = "Filter";
    private const string Shared = "EcsMasking";
    private const string MinimumLevel = "MinimumLevel";

    private static readonly string[] OfCalls = [WriteTo, AuditTo, Enrich, Destructure, Filter];
    private static readonly string[] OfLoggers = [.. OfCalls, MinimumLevel, "Using", "LevelSwitches", "FilterSwitches", "Properties"];
    private static readonly string[] OfAll = [.. OfLoggers, Shared];
    private static readonly string[] OfLevels = ["Default", "Override", "ControlledBy"];

    /// <summary>Returns each fault, with its path.</summary>
    public static IEnumerable<string> Faults(IConfiguration root) =>
        Misplaced(root).Concat(LoggerFaults(root.GetSection(Name), root, OfAll));

    /// <summary>The faults of a logger or sub-logger.</summary>
    public static IEnumerable<string> LoggerFaults(IConfigurationSection section, IConfiguration root) =>
        section.GetSection(Shared) is var shared && shared.Exists()
            ? LoggerFaults(section, root, OfLoggers).Prepend(StandsElsewhere(shared))
            : LoggerFaults(section, root, OfLoggers);

    /// <summary>The names of the methods that a list of calls names.</summary>
    public static IEnumerable<string> CallNames(IConfigurationSection section) =>
        section.GetChildren().Select(static call => call.Value ?? call.GetSection(SettingsCall.NameKey).Value).OfType<string>();

    /// <summary>The faults of a list of calls.</summary>
    /// <param name="section">The list: an array, or an object of named entries.</param>
    /// <param name="kind">What is called there, as <see cref="WriteTo"/>.</param>
    /// <param name="root">All settings.</param>
    public static IEnumerable<string> CallFaults(IConfigurationSection section, string kind, IConfiguration root) =>
        section.GetChildren().SelectMany(call => new SettingsCall(call, kind, root).Faults());

    private static IEnumerable<string> LoggerFaults(IConfigurationSection section, IConfiguration root, string[] names)
    {
        foreach (var child in section.GetChildren())
        {
            if (OfCalls.FirstOrDefault(name => Same(name, child.Key)) is { } kind)
            {
                foreach (var fault in CallFaults(child, kind, root))
                {
                    yield return fault;
                }
            }
            else if (Same(child.Key, MinimumLevel))
            {
                foreach (var level in child.GetChildren())
                {
                    if (Misspelt(level, OfLevels) is { } fault)
                    {
                        yield return fault;
                    }
                }
            }
            else if (Misspelt(child, names) is { } fault)
            {
                yield return fault;
            }
        }
    }

    /// <summary>What is wrong with a name that is not one of those meant but near one. Other names may be anybody's.</summary>
    public static string? Misspelt(IConfigurationSection section, IEnumerable<string> names) =>
        !names.Contains(section.Key, StringComparer.OrdinalIgnoreCase) && NearestName.Of(section.Key, names) is { } meant
            ? $"{section.Path}: there is no such setting; did you mean '{meant}'?"
            : null;

    // Shared options in a place where nobody reads them would be options that are not there.
    private static IEnumerable<string> Misplaced(IConfiguration root)
    {
        foreach (var section in root.GetChildren())
        {
            if (section.Value is not null || Same(section.Key, Name))
            {
                continue;
            }

            if (Misspelt(section, [Name]) is { } fault)
            {
                yield return fault;
            }

            var shared = Same(section.Key, Shared) ? section : section.GetSection(Shared);
            if (shared.Exists())
            {
                yield return StandsElsewhere(shared);
            }
        }
    }

    private static string StandsElsewhere(IConfigurationSection shared) => $"{shared.Path}: is not read there; the options stand in '{OptionsBinder.SharedSection}'.";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
