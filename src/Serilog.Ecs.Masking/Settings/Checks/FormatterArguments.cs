using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>The formatter as an argument of another sink: <c>{ "type": "Serilog.Ecs.Masking.EcsTextFormatter, …", "options": { … } }</c>.</summary>
internal static class FormatterArguments
{
    private static readonly string[] Names = [SettingsMethod.Options, "type", "$type"];

    private static readonly string[] Argument = ["formatter"];

    /// <summary>Sinks that hand masked events to the sinks in them.</summary>
    private static readonly string[] MaskingSinks =
        [nameof(EcsLoggerSinkConfigurationExtensions.Masked), nameof(EcsLoggerSinkConfigurationExtensions.EcsRouted)];

    /// <summary>Whether an argument is the formatter, also as a type name alone.</summary>
    public static bool AreIn(IConfigurationSection argument) => IsFormatter(argument) || argument.GetChildren().Any(IsFormatter);

    /// <summary>Whether an argument of a call is the formatter.</summary>
    public static bool AreInArgumentsOf(IConfigurationSection call) => call.GetSection("Args").GetChildren().Any(AreIn);

    public static IEnumerable<string> Faults(IConfigurationSection argument, IConfiguration root)
    {
        if (SerilogSection.Misspelt(argument, Argument) is { } fault)
        {
            yield return fault;
        }

        foreach (var unknown in argument.GetChildren().Where(static child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var meant = NearestName.Of(unknown.Key, Names);
            yield return $"{unknown.Path}: {nameof(EcsTextFormatter)} has no such argument; "
                + (meant is null ? $"its settings belong in '{SettingsMethod.Options}'." : $"did you mean '{meant}'?");
        }

        // The constructor reports these too, but alone, and as an error of Serilog.Settings.Configuration.
        var options = argument.GetSection(SettingsMethod.Options);
        foreach (var optionFault in options.Exists() ? OptionsBinder.StandaloneFaults(options, root) : [])
        {
            yield return optionFault;
        }

        // Serilog makes the formatter from its arguments alone: what is to be hidden everywhere would show there.
        var masking = options.GetSection(OptionSetting.NameOf(nameof(EcsOptions.Masking)));
        string[] unread =
        [
            .. root.GetSection(MisplacedSettings.MaskingSection).GetChildren()
                .Where(HasValue)
                .Select(static child => child.Key)
                .Where(name => !HasValue(masking.GetSection(name))),
        ];
        if (unread.Length > 0 && !SettingsCall.NamesAround(argument, root).Any(MaskingSinks.Contains))
        {
            yield return $"{argument.Path}: a formatter does not read {string.Join(", ", unread)} of '{MisplacedSettings.MaskingSection}'. "
                + $"{nameof(EcsLoggerSinkConfigurationExtensions.EcsFile)} and {nameof(EcsLoggerSinkConfigurationExtensions.EcsConsole)} do, "
                + $"and {MaskingSinks[0]} around any other sink.";
        }
    }

    private static bool IsFormatter(IConfigurationSection section) =>
        section.Value?.StartsWith(typeof(EcsTextFormatter).FullName!, StringComparison.Ordinal) is true;

    private static bool HasValue(IConfigurationSection section) => !string.IsNullOrEmpty(section.Value) || section.GetChildren().Any();
}
