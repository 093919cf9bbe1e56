using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>Checks the type of an argument that Serilog.Settings.Configuration would ignore or cannot read.</summary>
internal static class ArgumentType
{
    /// <summary>Returns what is wrong with an argument, or nothing.</summary>
    public static string? Fault(ParameterInfo parameter, IConfigurationSection argument)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (argument.GetChildren().Any())
        {
            return Wanted(parameter, type) is { } wanted ? $"expected {wanted}, found an object." : null;
        }

        return argument.Value is { Length: > 0 } text && !IsRead(parameter, type, Environment.ExpandEnvironmentVariables(text))
            ? $"'{text}' is not {Wanted(parameter, type) ?? Structure(type)}."
            : null;
    }

    private static bool IsRead(ParameterInfo parameter, Type type, string text) => type switch
    {
        _ when parameter.GetCustomAttribute<SettingsChoiceAttribute>() is { } choice => choice.Accepts(text.Trim()),
        { IsEnum: true } => !text.Contains(',', StringComparison.Ordinal)
            && Enum.TryParse(type, text, ignoreCase: false, out var value)
            && Enum.IsDefined(type, value),
        _ when type == typeof(bool) => bool.TryParse(text, out _),
        _ when type == typeof(int) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(long) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(TimeSpan) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => Structure(type) is null,
    };

    /// <summary>What a text has to be, or <see langword="null"/> for a type that is not a text, or that Serilog finds by a name.</summary>
    private static string? Wanted(ParameterInfo parameter, Type type) => type switch
    {
        _ when parameter.GetCustomAttribute<SettingsChoiceAttribute>() is { } choice => "one of " + string.Join(", ", choice.Names),
        { IsEnum: true } => "one of " + string.Join(", ", Enum.GetNames(type)),
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(TimeSpan) => "a time such as 00:00:05",
        _ when type == typeof(string) => "text",
        _ => null,
    };

    private static string? Structure(Type type) =>
        type == typeof(IConfigurationSection) ? "an object of settings"
        : typeof(Delegate).IsAssignableFrom(type) ? "a list of calls"
        : null;
}
