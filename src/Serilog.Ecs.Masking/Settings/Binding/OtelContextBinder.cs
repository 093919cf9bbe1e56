using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>
/// Reads the options of <c>WithOtelContext</c>: first the shared section, then the enricher's own on top of it. The faults of
/// everything shared come along, as with any other stage.
/// </summary>
internal static class OtelContextBinder
{
    private const string Section = "otel";

    /// <summary>Checks the shared section for the stages that have no use for it.</summary>
    public static OptionSetting SharedSetting { get; } = new("Otel", static (_, section) => Collect([section]).Faults);

    /// <summary>The names of the settings.</summary>
    public static IEnumerable<string> Names => SettingsOf(new OtelContextOptions()).Select(static setting => setting.Name);

    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static OtelContextOptions Read(IConfigurationSection? own, IConfiguration? root)
    {
        var (options, faults) = Collect(Sections(own, root));
        OptionsValidator.Throw(OptionsBinder.Collect(null, root).Faults.Union(faults));
        return options;
    }

    /// <summary>Returns what is wrong in the options of the enricher.</summary>
    public static IEnumerable<string> Faults(IConfigurationSection? own, IConfiguration root) => Collect(Sections(own, root)).Faults;

    private static List<IConfigurationSection> Sections(IConfigurationSection? own, IConfiguration? root)
    {
        var sections = new List<IConfigurationSection>();
        if (root is not null)
        {
            sections.Add(root.GetSection(OptionsBinder.SharedSection + ":" + Section));
        }

        if (own is not null)
        {
            sections.Add(own);
        }

        return sections;
    }

    private static (OtelContextOptions Options, List<string> Faults) Collect(List<IConfigurationSection> sections)
    {
        var options = new OtelContextOptions();
        var settings = SettingsOf(options);
        var faults = sections.SelectMany(section => OptionsBinder.Apply(settings, null!, section)).ToList();
        faults.AddRange(OtelContextValidator.Faults(options).Select(fault => OptionsBinder.PathOf(fault, sections) + ": " + fault.Text));
        return (options, faults);
    }

    private static OptionSetting[] SettingsOf(OtelContextOptions options) =>
    [
        OptionSetting.List(nameof(options.BaggageKeys), _ => options.BaggageKeys),
        OptionSetting.List(nameof(options.SpanTags), _ => options.SpanTags),
        OptionSetting.Number(nameof(options.MaxValueLength), (_, value) => options.MaxValueLength = value),
    ];
}
