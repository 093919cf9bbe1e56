using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>Finds settings of the pack in places where no stage reads them, so that they would have no effect.</summary>
internal static class MisplacedSettings
{
    public const string Shared = "EcsMasking";

    /// <summary>The section of the shared options of masking.</summary>
    public const string MaskingSection = OptionsBinder.SharedSection + ":" + Masking;

    private const string Masking = "masking";

    /// <summary>How deep below the root a section of Serilog may be; <c>ConfigurationReaderOptions</c> can name any.</summary>
    private const int Depth = 2;

    /// <summary>A shorter name is near too many others.</summary>
    private const int NearLength = 6;

    private static readonly string[] OfLevels = ["Default", "Override"];

    /// <summary>What is outside of the <c>Serilog</c> section.</summary>
    public static IEnumerable<string> Faults(IConfiguration root) =>
        root.GetChildren().Where(static section => !Same(section.Key, SerilogSection.Name)).SelectMany(section => AtRoot(section, root));

    /// <summary>What is wrong with a section of a logger that is not one of Serilog's own.</summary>
    /// <param name="section">The section.</param>
    /// <param name="names">The names of those that there are.</param>
    public static string? Fault(IConfigurationSection section, string[] names) =>
        Names.OfShared.Contains(section.Key, StringComparer.OrdinalIgnoreCase) ? BelongsIn(section, OptionsBinder.SharedSection)
        : Names.OfMasking.Contains(section.Key, StringComparer.OrdinalIgnoreCase) ? BelongsIn(section, MaskingSection)
        : OfLevels.Contains(section.Key, StringComparer.OrdinalIgnoreCase) ? BelongsIn(section, "MinimumLevel")
        : SerilogSection.Misspelt(section, names) is { } misspelt ? misspelt
        : SharedWithin(section) is { } shared ? StandsElsewhere(shared)
        : section.Key.StartsWith("Ecs", StringComparison.OrdinalIgnoreCase) ? $"{section.Path}: there is no such setting; did you mean '{Shared}'?"
        : section.Key.Length >= NearLength && NearestName.Of(section.Key, [.. Names.OfShared, .. Names.OfMasking]) is { } meant
            ? $"{section.Path}: there is no such setting; did you mean '{SectionOf(meant)}:{meant}'?"
        : SerilogSection.Calls(section).FirstOrDefault(static call => SettingsMethod.SectionsOf(call.Name).Any()) is { Name: not null } call
            ? $"{section.Path}: '{call.Name}' is not read there; it belongs under {string.Join(" or ", SettingsMethod.SectionsOf(call.Name))}."
        : null;

    public static string StandsElsewhere(IConfigurationSection shared) =>
        $"{shared.Path}: is not read there; the options belong in '{OptionsBinder.SharedSection}'.";

    private static IEnumerable<string> AtRoot(IConfigurationSection section, IConfiguration root)
    {
        if (section.Value is not null)
        {
            yield break;
        }

        if (SerilogSection.Misspelt(section, [SerilogSection.Name]) is { } misspelt)
        {
            yield return misspelt;
        }

        var children = section.GetChildren().ToArray();
        if (Same(section.Key, Masking) && children.All(static child => Names.OfMasking.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            yield return BelongsIn(section, MaskingSection);
        }

        foreach (var fault in Below(section, children, root, Depth))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Below(IConfigurationSection section, IConfigurationSection[] children, IConfiguration root, int depth)
    {
        if (IsShared(section.Key))
        {
            return [StandsElsewhere(section)];
        }

        if (SerilogSection.IsOurs(children))
        {
            return SerilogSection.LoggerFaults(section, root);
        }

        return depth == 0
            ? []
            : children.Where(static child => child.Value is null).SelectMany(child => Below(child, [.. child.GetChildren()], root, depth - 1));
    }

    private static IConfigurationSection? SharedWithin(IConfigurationSection section) =>
        section.Value is null ? section.GetChildren().FirstOrDefault(static child => child.Value is null && IsShared(child.Key)) : null;

    /// <summary>Also as <c>Serilog.EcsMasking</c>, or <c>EcsMasking_masking</c> of a variable that has one underscore too few.</summary>
    private static bool IsShared(string key)
    {
        var letters = string.Concat(key.Where(char.IsAsciiLetter));
        letters = letters.StartsWith(SerilogSection.Name, StringComparison.OrdinalIgnoreCase) ? letters[SerilogSection.Name.Length..] : letters;
        return letters.StartsWith(Shared, StringComparison.OrdinalIgnoreCase) || NearestName.Of(letters, [Shared]) is not null;
    }

    private static string SectionOf(string name) => Names.OfShared.Contains(name) ? Shared : Shared + ":" + Masking;

    private static string BelongsIn(IConfigurationSection section, string where) => $"{section.Path}: is not read there; it belongs in '{where}'.";

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    // Made when a section is looked at that is not one of Serilog's own: a start without one compiles no table.
    private static class Names
    {
        public static readonly string[] OfShared = [.. OptionsBinder.Shared.Select(static setting => setting.Name)];
        public static readonly string[] OfMasking = [.. MaskingSettings.All.Select(static setting => setting.Name)];
    }
}
