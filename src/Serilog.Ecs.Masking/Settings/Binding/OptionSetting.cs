using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>One setting: how the value of a section becomes an option. Returns what is wrong, or nothing.</summary>
/// <param name="Option">The name of the property of <see cref="EcsOptions"/>; the setting is the same in camel case.</param>
/// <param name="Read">Sets the option from the section, or returns each fault with the path it is at.</param>
internal sealed record OptionSetting(string Option, Func<EcsOptions, IConfigurationSection, IEnumerable<string>> Read)
{
    /// <summary>The settings inside this one, where it is an object of settings.</summary>
    public IReadOnlyList<OptionSetting> Nested => NestedTable?.Invoke() ?? [];

    // A start compiles no table of a section that the settings do not have.
    private Func<IReadOnlyList<OptionSetting>>? NestedTable { get; init; }

    public string Name { get; } = NameOf(Option);

    public static string NameOf(string option) => char.ToLowerInvariant(option[0]) + option[1..];

    public static OptionSetting Text(string option, Action<EcsOptions, string> set) => new(option, (options, section) =>
        Scalar(section, "text", text =>
        {
            set(options, text);
            return true;
        }));

    public static OptionSetting Flag(string option, Action<EcsOptions, bool> set) => new(option, (options, section) =>
        Scalar(section, "true or false", text => Taken(bool.TryParse(text, out var value), () => set(options, value))));

    public static OptionSetting Number(string option, Action<EcsOptions, int> set) => new(option, (options, section) =>
        Scalar(
            section, "a whole number", text => Taken(
                int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value), () => set(options, value))));

    public static OptionSetting Size(string option, Action<EcsOptions, long> set) => new(option, (options, section) =>
        Scalar(
            section, "a whole number", text => Taken(
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value), () => set(options, value))));

    // .NET reads a number without a colon as days.
    public static OptionSetting Duration(string option, Action<EcsOptions, TimeSpan> set) => new(option, (options, section) =>
        Scalar(section, "a time such as 00:00:05", text =>
            Taken(
                TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && text.Contains(':', StringComparison.Ordinal),
                () => set(options, value))));

    public static OptionSetting Fraction(string option, Action<EcsOptions, double> set) => new(option, (options, section) =>
        Scalar(
            section, "a number", text => Taken(
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value), () => set(options, value))));

    /// <summary>An object of settings.</summary>
    public static OptionSetting Group(string option, Func<IReadOnlyList<OptionSetting>> nested) =>
        new(option, (options, section) => OptionsBinder.Apply(nested(), options, section)) { NestedTable = nested };

    public static OptionSetting Choice<T>(string option, Action<EcsOptions, T> set)
        where T : struct, Enum => new(option, (options, section) =>
        Scalar(section, "one of " + string.Join(", ", Enum.GetNames<T>()), text =>
            Taken(SettingsChoice.TryParse<T>(text, out var value), () => set(options, value))));

    /// <summary>Names and their texts.</summary>
    public static OptionSetting Map(string option, Func<EcsOptions, IDictionary<string, string>> map) => new(option, (options, section) =>
        Entries(section, "an object of names and texts", (name, text) =>
        {
            map(options)[name] = text;
            return null;
        }));

    /// <summary>Names and one of several choices for each.</summary>
    public static OptionSetting Map<T>(string option, Func<EcsOptions, IDictionary<string, T>> map)
        where T : struct, Enum => new(option, (options, section) =>
        Entries(section, "an object of names and texts", (name, text) =>
        {
            if (!SettingsChoice.TryParse<T>(text, out var value))
            {
                return $"'{text}' is not one of {string.Join(", ", Enum.GetNames<T>())}.";
            }

            map(options)[name] = value;
            return null;
        }));

    /// <summary>Names and values that are read from texts; what cannot be read is a fault.</summary>
    public static OptionSetting Map<T>(string option, Func<EcsOptions, IDictionary<string, T>> map, Func<string, T?> parse, Func<string, string> fault)
        where T : class => new(option, (options, section) =>
        Entries(section, "an object of names and texts", (name, text) =>
        {
            if (parse(text) is not { } value)
            {
                return fault(text);
            }

            map(options)[name] = value;
            return null;
        }));

    /// <summary>An array, or named entries, which a later layer of settings cannot replace by accident.</summary>
    public static OptionSetting List(string option, Func<EcsOptions, IList<string>> list) => new(option, (options, section) =>
        Entries(section, "an array or an object of names and texts", (_, text) =>
        {
            list(options).Add(text);
            return null;
        }));

    /// <summary>One value; <paramref name="take"/> returns whether it is right.</summary>
    public static IEnumerable<string> Scalar(IConfigurationSection section, string wanted, Func<string, bool> take)
    {
        if (section.GetChildren().Any())
        {
            yield return $"{section.Path}: expected {wanted}, found an object.";
        }
        else if (!string.IsNullOrEmpty(section.Value) && !take(section.Value.Trim()))
        {
            yield return $"{section.Path}: '{section.Value}' is not {wanted}.";
        }
    }

    private static IEnumerable<string> Entries(IConfigurationSection section, string wanted, Func<string, string, string?> add)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return $"{section.Path}: expected {wanted}, found a text.";
        }

        foreach (var child in section.GetChildren())
        {
            if (child.GetChildren().Any())
            {
                yield return $"{child.Path}: expected a text, found an object.";
            }
            else if (add(child.Key, child.Value ?? "") is { } fault)
            {
                yield return $"{child.Path}: {fault}";
            }
        }
    }

    private static bool Taken(bool parsed, Action set)
    {
        if (parsed)
        {
            set();
        }

        return parsed;
    }
}
