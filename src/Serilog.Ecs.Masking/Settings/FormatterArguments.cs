using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>The formatter as an argument of another sink: <c>{ "type": "Serilog.Ecs.Masking.EcsTextFormatter, …", "serviceName": … }</c>.</summary>
internal static class FormatterArguments
{
    private static readonly string[] TypeKeys = ["type", "$type"];

    private static readonly string[] Names =
        [.. typeof(EcsTextFormatter).GetConstructors().MaxBy(static constructor => constructor.GetParameters().Length)!.GetParameters().Select(static parameter => parameter.Name!), .. TypeKeys];

    private static readonly string[] Argument = ["formatter"];

    /// <summary>Whether the formatter stands in an argument, be it by its type name alone.</summary>
    public static bool AreIn(IConfigurationSection argument) => IsFormatter(argument) || argument.GetChildren().Any(IsFormatter);

    public static IEnumerable<string> Faults(IConfigurationSection argument)
    {
        if (SerilogSection.Misspelt(argument, Argument) is { } fault)
        {
            yield return fault;
        }

        foreach (var child in argument.GetChildren().Where(static child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var meant = NearestName.Of(child.Key, Names, farthest: 3);
            yield return meant is null
                ? $"{child.Path}: {nameof(EcsTextFormatter)} has no such argument."
                : $"{child.Path}: {nameof(EcsTextFormatter)} has no such argument; did you mean '{meant}'?";
        }
    }

    private static bool IsFormatter(IConfigurationSection section) => section.Value?.StartsWith(typeof(EcsTextFormatter).FullName!, StringComparison.Ordinal) is true;
}
