using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>
/// Looks through the <c>Serilog</c> section for what Serilog.Settings.Configuration drops in silence: names of sections,
/// methods and arguments within two edits of those that are meant, methods of the pack in a section where they are not looked for,
/// arguments that they do not take, and what a later layer replaces. In sub-loggers and in sinks around sinks too.
/// </summary>
internal static class SerilogSection
{
    public const string Name = "Serilog";
    public const string WriteTo = "WriteTo";
    public const string AuditTo = "AuditTo";
    public const string Enrich = "Enrich";
    public const string Destructure = "Destructure";
    public const string Filter = "Filter";
    private const string MinimumLevel = "MinimumLevel";
    private const string LevelSwitches = "LevelSwitches";
    private const string Using = "Using";

    private static readonly string[] OfCalls = [WriteTo, AuditTo, Enrich, Destructure, Filter];
    private static readonly string[] OfLoggers = [.. OfCalls, MinimumLevel, Using, LevelSwitches, "FilterSwitches", "Properties"];
    private static readonly string[] OfAll = [.. OfLoggers, MisplacedSettings.Shared];
    private static readonly string[] OfLevels = ["Default", "Override", "ControlledBy"];

    /// <summary>Sections that sinks refer to.</summary>
    public static IReadOnlyList<string> SharedBySinks { get; } = [Using, LevelSwitches, "FilterSwitches", MisplacedSettings.Shared];

    /// <summary>Returns each fault, with its path.</summary>
    public static IEnumerable<string> Faults(IConfiguration root)
    {
        var whole = Whole(root);
        return MisplacedSettings.Faults(whole).Concat(LoggerFaults(whole.GetSection(Name), whole, OfAll)).Concat(UnmaskedSinks.Faults(whole));
    }

    /// <summary>Returns the settings that others are a part of.</summary>
    public static IConfiguration Whole(IConfiguration root) => root is IHostSettings { Whole: var whole } ? whole : root;

    /// <summary>Returns the path of the section of the logger that a stage belongs to; <see langword="null"/> where it is not known.</summary>
    /// <param name="root">All settings.</param>
    /// <param name="own">A section of the stage, or <see langword="null"/>.</param>
    /// <remarks>
    /// Serilog does not tell. Without a section of its own, a stage is in the one that Serilog reads by default, if that has any of the pack.
    /// </remarks>
    public static string? LoggerOf(IConfiguration root, IConfigurationSection? own)
    {
        if (own is not null)
        {
            string[] path = own.Path.Split(ConfigurationPath.KeyDelimiter);
            var end = Array.FindIndex(path, static key => KindOf(key) is not null);
            return end > 0 ? ConfigurationPath.Combine(path[..end]) : null;
        }

        var main = Whole(root).GetSection(Name);
        return IsOurs([.. main.GetChildren()]) || SettingsSink.In(main).Any(static sink => sink.IsOwn) ? Name : null;
    }

    /// <summary>Whether the value at a path of the main logger is a level.</summary>
    public static bool IsLevel(string path) =>
        path.Split(ConfigurationPath.KeyDelimiter) is [var name, var section, .. var rest]
        && Same(name, Name)
        && ((Same(section, MinimumLevel) && IsOfMinimumLevel(rest)) || (Same(section, LevelSwitches) && rest.Length == 1));

    private static bool IsOfMinimumLevel(string[] rest) => rest switch
    {
        [] => true,
        [var name] => Same(name, OfLevels[0]),
        [var name, _] => Same(name, OfLevels[1]),
        _ => false,
    };

    /// <summary>The faults of a logger that is not the one of the <c>Serilog</c> section.</summary>
    public static IEnumerable<string> LoggerFaults(IConfigurationSection section, IConfiguration root) =>
        section.GetSection(MisplacedSettings.Shared) is var shared && shared.Exists()
            ? LoggerFaults(section, root, OfAll).Prepend(MisplacedSettings.StandsElsewhere(shared))
            : LoggerFaults(section, root, OfLoggers);

    /// <summary>Whether a section with these children makes a logger that has to do with the pack.</summary>
    public static bool IsOurs(IConfigurationSection[] children) => children.Any(static child =>
        KindOf(child.Key) is { } kind ? Calls(child).Any(call => SettingsMethod.IsOurs(kind, call.Name))
        : Same(child.Key, Using) && child.GetChildren().Any(static assembly => assembly.Value == typeof(SerilogSection).Assembly.GetName().Name));

    /// <summary>What a list of calls calls.</summary>
    public static IEnumerable<(IConfigurationSection Section, string Name)> Calls(IConfigurationSection list) =>
        list.GetChildren().Select(static call => (call, SettingsCall.NameOf(call)!)).Where(static call => call.Item2 is not null);

    /// <summary>The faults of a list of calls.</summary>
    /// <param name="section">The list: an array, or an object of named entries.</param>
    /// <param name="kind">What is called there, as <see cref="WriteTo"/>.</param>
    /// <param name="root">All settings.</param>
    public static IEnumerable<string> CallFaults(IConfigurationSection section, string kind, IConfiguration root) =>
        OverriddenCalls.Faults(section, kind, root).Concat(section.GetChildren().SelectMany(call => new SettingsCall(call, kind, root).Faults()));

    /// <summary>What is wrong with a name that is not one of those meant but near one. Other names may be anybody's.</summary>
    public static string? Misspelt(IConfigurationSection section, IEnumerable<string> names) =>
        !names.Contains(section.Key, StringComparer.OrdinalIgnoreCase) && NearestName.Of(section.Key, names) is { } meant
            ? $"{section.Path}: there is no such setting; did you mean '{meant}'?"
            : null;

    private static IEnumerable<string> LoggerFaults(IConfigurationSection section, IConfiguration root, string[] names) =>
        section.GetChildren().SelectMany(child =>
            KindOf(child.Key) is { } kind ? ListFaults(child, kind, root)
            : Same(child.Key, MinimumLevel)
                ? child.GetChildren().Select(LevelFault).OfType<string>().Concat(LevelFaults.Of(child, section.GetSection(LevelSwitches)))
            : names.Contains(child.Key, StringComparer.OrdinalIgnoreCase) ? []
            : MisplacedSettings.Fault(child, names) is { } fault ? [fault]
            : []);

    private static IEnumerable<string> ListFaults(IConfigurationSection list, string kind, IConfiguration root) =>
        string.IsNullOrEmpty(list.Value) ? CallFaults(list, kind, root) : [$"{list.Path}: expected a list of calls, found '{list.Value}'."];

    private static string? LevelFault(IConfigurationSection level) =>
        OfLevels.Contains(level.Key, StringComparer.OrdinalIgnoreCase) ? null
        : Misspelt(level, OfLevels) ?? $"{level.Path}: there is no such setting; the level of a source belongs in 'Override'.";

    private static string? KindOf(string key) => OfCalls.FirstOrDefault(name => Same(name, key));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
