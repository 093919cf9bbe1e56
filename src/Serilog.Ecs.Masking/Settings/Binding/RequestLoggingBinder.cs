using Microsoft.Extensions.Configuration;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Reads the settings of request logging from the shared section, with the faults of everything shared.</summary>
internal static class RequestLoggingBinder
{
    private const string Section = "requestLogging";

    /// <summary>Checks the shared section for the stages that have no use for it.</summary>
    public static OptionSetting SharedSetting { get; } = new("RequestLogging", static (_, section) => Collect(section).Faults);

    /// <summary>The names of the settings.</summary>
    public static IEnumerable<string> Names => SettingsOf(new RequestLoggingSettings()).Select(static setting => setting.Name);

    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static RequestLoggingSettings Read(IConfiguration? root)
    {
        // They hold those of this section too.
        OptionsValidator.Throw(OptionsBinder.Collect(null, root).Faults);
        return root is null ? new RequestLoggingSettings() : Collect(root.GetSection(OptionsBinder.SharedSection + ":" + Section)).Settings;
    }

    private static (RequestLoggingSettings Settings, List<string> Faults) Collect(IConfigurationSection section)
    {
        var settings = new RequestLoggingSettings();
        var faults = OptionsBinder.Apply(SettingsOf(settings), null!, section).ToList();
        faults.AddRange(RequestLoggingValidator.Faults(settings).Select(fault => OptionsBinder.PathOf(fault, [section]) + ": " + fault.Text));
        return (settings, faults);
    }

    private static OptionSetting[] SettingsOf(RequestLoggingSettings settings) =>
    [
        OptionSetting.Choice<LogEventLevel>(nameof(settings.Level), (_, value) => settings.Level = value),
        OptionSetting.Choice<LogEventLevel>(nameof(settings.ClientErrorLevel), (_, value) => settings.ClientErrorLevel = value),
        OptionSetting.Choice<LogEventLevel>(nameof(settings.ServerErrorLevel), (_, value) => settings.ServerErrorLevel = value),
        OptionSetting.Choice<LogEventLevel>(nameof(settings.ExceptionLevel), (_, value) => settings.ExceptionLevel = value),
        OptionSetting.Duration(nameof(settings.SlowAfter), (_, value) => settings.SlowAfter = value),
        OptionSetting.Choice<LogEventLevel>(nameof(settings.SlowLevel), (_, value) => settings.SlowLevel = value),
        OptionSetting.List(nameof(settings.ExcludePaths), _ => settings.ExcludePaths),
        OptionSetting.List(nameof(settings.QueryParameters), _ => settings.QueryParameters),
        OptionSetting.List(nameof(settings.RequestHeaders), _ => settings.RequestHeaders),
        OptionSetting.List(nameof(settings.ResponseHeaders), _ => settings.ResponseHeaders),
        OptionSetting.Number(nameof(settings.MaxValueLength), (_, value) => settings.MaxValueLength = value),
    ];
}
