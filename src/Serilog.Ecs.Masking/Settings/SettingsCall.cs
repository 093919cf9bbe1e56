using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Routing;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>A call of a configuration method in settings: a name, or an object with <c>Name</c> and <c>Args</c>.</summary>
internal sealed class SettingsCall(IConfigurationSection call, string kind, IConfiguration root)
{
    public const string NameKey = "Name";
    private const string ArgsKey = "Args";
    private const string SubLogger = "configureLogger";
    private const string Alerts = "alerts";

    private static readonly string[] Keys = [NameKey, ArgsKey];

    /// <summary>Methods of Serilog that a stage of the pack may stand in, or that it needs, and what they take.</summary>
    private static readonly (string Kind, string Name, string[] Arguments)[] Known =
    [
        (SerilogSection.WriteTo, "Async", ["configure", "bufferSize", "blockWhenFull", "monitor"]),
        (SerilogSection.WriteTo, "Logger", [SubLogger, "restrictedToMinimumLevel", "levelSwitch"]),
        (SerilogSection.Enrich, "FromLogContext", []),
    ];

    private readonly IConfigurationSection _name = call.Value is null ? call.GetSection(NameKey) : call;
    private readonly IConfigurationSection[] _arguments = call.Value is null ? [.. call.GetSection(ArgsKey).GetChildren()] : [];

    public IEnumerable<string> Faults() => KeyFaults().Concat(NameFaults()).Concat(_arguments.SelectMany(NestedFaults));

    private IEnumerable<string> KeyFaults() =>
        call.Value is null ? call.GetChildren().Select(static child => SerilogSection.Misspelt(child, Keys)).OfType<string>() : [];

    private IEnumerable<string> NameFaults()
    {
        if (_name.Value is not { } name)
        {
            return [];
        }

        if (SettingsMethod.All.FirstOrDefault(method => method.Section == kind && method.Name == name) is { } ours)
        {
            return ArgumentFaults(ours);
        }

        if (Known.FirstOrDefault(known => known.Kind == kind && known.Name == name) is { Name: not null } known)
        {
            return _arguments.Select(argument => SerilogSection.Misspelt(argument, known.Arguments)).OfType<string>();
        }

        var sections = SettingsMethod.All.Where(method => method.Name == name).Select(static method => method.Section).Distinct().ToArray();
        if (sections.Length > 0)
        {
            return [$"{_name.Path}: there is no '{name}' under {kind}; it belongs under {string.Join(" or ", sections)}."];
        }

        var ofThisKind = SettingsMethod.All.Where(method => method.Section == kind).Select(static method => method.Name);
        var knownOfThisKind = Known.Where(known => known.Kind == kind).Select(static known => known.Name);
        return (NearestName.Of(name, ofThisKind) ?? NearestName.Of(name, knownOfThisKind, farthest: 1)) is { } meant
            ? [$"{_name.Path}: there is no '{name}' under {kind}; did you mean '{meant}'?"]
            : [];
    }

    private IEnumerable<string> ArgumentFaults(SettingsMethod method)
    {
        foreach (var missing in method.RequiredNames.Where(required => !_arguments.Any(argument => Same(argument.Key, required) && (argument.Value?.Length > 0 || argument.GetChildren().Any()))))
        {
            yield return $"{call.Path}: {method.Name} needs the argument '{missing}'.";
        }

        foreach (var argument in _arguments)
        {
            if (method.Argument(argument.Key) is not { } parameter)
            {
                var meant = NearestName.Of(argument.Key, method.ArgumentNames, farthest: 3);
                yield return meant is null ? $"{argument.Path}: {method.Name} has no such argument." : $"{argument.Path}: {method.Name} has no such argument; did you mean '{meant}'?";
            }
            else if (argument.Value is { } text && ScalarFault(parameter, Environment.ExpandEnvironmentVariables(text)) is { } wanted)
            {
                yield return $"{argument.Path}: '{text}' is not {wanted}.";
            }
        }

        var options = Argument(SettingsMethod.Options);
        foreach (var fault in method.Argument(SettingsMethod.Options) is null ? [] : OptionsBinder.StageFaults(method.Name, options, root))
        {
            yield return fault;
        }

        if (method.Argument(SettingsMethod.Routes) is not null && Argument(SettingsMethod.Routes) is { } routes)
        {
            foreach (var fault in RoutesBinder.Faults(routes, OptionsBinder.CollectStage(options, root, isForFile: false).Options, hasAlerts: Argument(Alerts) is not null, root))
            {
                yield return fault;
            }
        }
    }

    private IConfigurationSection? Argument(string name) => _arguments.FirstOrDefault(argument => Same(argument.Key, name));

    /// <summary>Says what a scalar should have been, or nothing where Serilog.Settings.Configuration can read it.</summary>
    private static string? ScalarFault(ParameterInfo parameter, string text) =>
        parameter.GetCustomAttribute<SettingsChoiceAttribute>() is { } choice && text.Length > 0
            ? choice.Accepts(text.Trim()) ? null : "one of " + string.Join(", ", choice.Names)
            : ScalarFault(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, text);

    private static string? ScalarFault(Type type, string text) => type switch
    {
        _ when text.Length == 0 => null,
        { IsEnum: true } => Enum.TryParse(type, text, ignoreCase: false, out var value) && Enum.IsDefined(type, value) ? null : "one of " + string.Join(", ", Enum.GetNames(type)),
        _ when type == typeof(bool) => bool.TryParse(text, out _) ? null : "true or false",
        _ when type == typeof(int) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
        _ when type == typeof(long) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
        _ when type == typeof(TimeSpan) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _) ? null : "a time such as 00:00:05",
        _ when type == typeof(IConfigurationSection) => "an object of settings",
        _ => null,
    };

    // A stage of the pack may stand in the arguments of anybody's sink.
    private IEnumerable<string> NestedFaults(IConfigurationSection argument)
    {
        if (FormatterArguments.AreIn(argument))
        {
            return FormatterArguments.Faults(argument);
        }

        if (argument.Value is not null || Same(argument.Key, SettingsMethod.Options))
        {
            return [];
        }

        if (Same(argument.Key, SubLogger))
        {
            return SerilogSection.LoggerFaults(argument, root);
        }

        return argument.GetChildren().Any(static child => child.GetSection(NameKey).Value is not null || child.GetSection(ArgsKey).Exists())
            ? SerilogSection.CallFaults(argument, kind == SerilogSection.AuditTo ? SerilogSection.WriteTo : kind, root)
            : [];
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
