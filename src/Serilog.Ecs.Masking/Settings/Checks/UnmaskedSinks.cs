using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>
/// The setting <c>unmaskedSinks</c>: entries of <c>WriteTo</c> and <c>AuditTo</c> that get events as they were logged, by their keys or by the
/// names of their methods.
/// </summary>
internal static class UnmaskedSinks
{
    /// <summary>Checks the form of the list for the stages that have no use for it.</summary>
    public static OptionSetting SharedSetting { get; } = OptionSetting.List("UnmaskedSinks", static _ => []);

    /// <summary>Returns what the list names.</summary>
    public static HashSet<string> Names(IConfiguration root) =>
        List(root).Select(static entry => entry.Value).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the paths of the entries that the list names.</summary>
    public static IEnumerable<string> Entries(IConfiguration root)
    {
        var names = Names(root);
        return names.Count == 0 ? [] : SettingsSink.Entries(root.GetSection(SerilogSection.Name))
            .Where(entry => names.Contains(entry.Name) || names.Contains(entry.Section.Key))
            .Select(static entry => entry.Section.Path);
    }

    /// <summary>Returns each name that no entry of <c>WriteTo</c> or <c>AuditTo</c> has.</summary>
    public static IEnumerable<string> Faults(IConfiguration root)
    {
        var serilog = root.GetSection(SerilogSection.Name);
        string[] known =
        [
            .. SettingsSink.Entries(serilog)
                .SelectMany(static entry => new[] { entry.Name, entry.Section.Key })
                .Where(static name => !name.All(char.IsAsciiDigit))
                .Distinct(),
        ];
        foreach (var entry in List(root).Where(entry => entry.Value is { Length: > 0 } name && !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            var inside = SettingsSink.In(serilog).FirstOrDefault(sink => string.Equals(sink.Name, entry.Value, StringComparison.OrdinalIgnoreCase));
            yield return $"{entry.Path}: WriteTo and AuditTo have no entry '{entry.Value}'" + (
                inside is not null ? $"; it is inside '{SettingsCall.NameOf(inside.Top)}' ({inside.Top.Path}), which is what can be named."
                : NearestName.Of(entry.Value!, known) is { } nearest ? $"; did you mean '{nearest}'?"
                : ".");
        }
    }

    private static IEnumerable<IConfigurationSection> List(IConfiguration root) =>
        root.GetSection(OptionsBinder.SharedSection).GetSection(SharedSetting.Name).GetChildren();
}
