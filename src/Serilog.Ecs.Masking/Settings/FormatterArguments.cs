using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>The formatter as an argument of another sink: <c>{ "type": "Serilog.Ecs.Masking.EcsTextFormatter, …", "serviceName": … }</c>.</summary>
internal static class FormatterArguments
{
    private static readonly string[] TypeKeys = ["type", "$type"];

    private static readonly string[] Names =
        [.. typeof(EcsTextFormatter).GetConstructors().MaxBy(static constructor => constructor.GetParameters().Length)!.GetParameters().Select(static parameter => parameter.Name!), .. TypeKeys];

    private static readonly string[] Argument = ["formatter"];

    /// <summary>Sinks that hand masked events to the sinks in them.</summary>
    private static readonly string[] MaskingSinks = [nameof(EcsLoggerSinkConfigurationExtensions.Masked), nameof(EcsLoggerSinkConfigurationExtensions.EcsRouted)];

    /// <summary>Settings of masking that the formatter has under another name.</summary>
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.OrdinalIgnoreCase) { ["mode"] = "maskingMode", ["report"] = "maskedReport" };

    /// <summary>Whether the formatter stands in an argument, be it by its type name alone.</summary>
    public static bool AreIn(IConfigurationSection argument) => IsFormatter(argument) || argument.GetChildren().Any(IsFormatter);

    /// <summary>Whether the formatter stands in an argument of a call.</summary>
    public static bool AreInArgumentsOf(IConfigurationSection call) => call.GetSection("Args").GetChildren().Any(AreIn);

    public static IEnumerable<string> Faults(IConfigurationSection argument, IConfiguration root)
    {
        if (SerilogSection.Misspelt(argument, Argument) is { } fault)
        {
            yield return fault;
        }

        var given = argument.GetChildren().Select(static child => child.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in given.Where(static name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            var meant = NearestName.Of(name, Names, farthest: 3);
            yield return $"{ConfigurationPath.Combine(argument.Path, name)}: {nameof(EcsTextFormatter)} has no such argument" + (meant is null ? "." : $"; did you mean '{meant}'?");
        }

        // Serilog makes the formatter from its arguments alone: what is to be hidden everywhere would show there.
        string[] unread = [.. root.GetSection(MisplacedSettings.MaskingSection).GetChildren().Where(HasValue).Select(static child => child.Key).Where(name => !given.Contains(Renamed.GetValueOrDefault(name, name)))];
        if (unread.Length > 0 && !IsMasked(argument, root))
        {
            yield return $"{argument.Path}: a formatter does not read {string.Join(", ", unread)} of '{MisplacedSettings.MaskingSection}'. "
                + $"{nameof(EcsLoggerSinkConfigurationExtensions.EcsFile)} and {nameof(EcsLoggerConsoleConfigurationExtensions.EcsConsole)} do, and {MaskingSinks[0]} around any other sink.";
        }
    }

    private static bool IsFormatter(IConfigurationSection section) => section.Value?.StartsWith(typeof(EcsTextFormatter).FullName!, StringComparison.Ordinal) is true;

    private static bool HasValue(IConfigurationSection section) => !string.IsNullOrEmpty(section.Value) || section.GetChildren().Any();

    private static bool IsMasked(IConfigurationSection argument, IConfiguration root)
    {
        var start = root is IConfigurationSection { Path: var above } ? above.Length + 1 : 0;
        for (var path = ConfigurationPath.GetParentPath(argument.Path); path?.Length > start; path = ConfigurationPath.GetParentPath(path))
        {
            if (MaskingSinks.Contains(SettingsCall.NameOf(root.GetSection(path[start..]))))
            {
                return true;
            }
        }

        return false;
    }
}
