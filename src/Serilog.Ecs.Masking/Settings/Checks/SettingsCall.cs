using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Redaction.Words;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>A call of a configuration method in settings: a name, or an object with <c>Name</c> and <c>Args</c>.</summary>
internal sealed class SettingsCall(IConfigurationSection call, string kind, IConfiguration root)
{
    public const string NameKey = "Name";
    private const string ArgsKey = "Args";
    private const string SubLogger = "configureLogger";
    private const string Alerts = "alerts";

    /// <summary>What all of Serilog's methods call an argument that is a list of calls.</summary>
    private const string ListPrefix = "configure";

    private static readonly string[] Keys = [NameKey, ArgsKey];

    /// <summary>Methods of Serilog that a stage of the pack may stand in, or that it needs, and what they take.</summary>
    private static readonly KnownMethod[] Known =
    [
        new(SerilogSection.WriteTo, "Async", ["configure", "bufferSize", "blockWhenFull", "monitor"]),
        new(SerilogSection.WriteTo, "Logger", [SubLogger, "logger", "attemptDispose", "restrictedToMinimumLevel", "levelSwitch"]),
        new(SerilogSection.Enrich, "FromLogContext", []),
    ];

    private readonly string? _name = NameOf(call);
    private readonly IConfigurationSection[] _arguments = string.IsNullOrEmpty(call.Value) ? [.. call.GetSection(ArgsKey).GetChildren()] : [];

    /// <summary>Returns the name of the method that an entry calls.</summary>
    public static string? NameOf(IConfigurationSection call) => string.IsNullOrEmpty(call.Value) ? call.GetSection(NameKey).Value : call.Value;

    /// <summary>Returns the calls in the arguments of a call, but for those of sub-loggers.</summary>
    public static IEnumerable<(IConfigurationSection Section, string Name)> InnerCalls(IConfigurationSection call) =>
        call.GetSection(ArgsKey).GetChildren()
            .Where(static argument => !Same(argument.Key, SubLogger) && argument.Value is null && IsListOfCalls(argument))
            .SelectMany(SerilogSection.Calls);

    /// <summary>Returns the sections of the sub-loggers in the arguments of a call.</summary>
    public static IEnumerable<IConfigurationSection> InnerLoggers(IConfigurationSection call) =>
        call.GetSection(ArgsKey).GetChildren().Where(static argument => Same(argument.Key, SubLogger));

    /// <summary>Returns the names of the calls that a section is inside of, the innermost first.</summary>
    public static IEnumerable<string> NamesAround(IConfigurationSection section, IConfiguration root)
    {
        var start = root is IConfigurationSection { Path: var above } ? above.Length + 1 : 0;
        for (var path = ConfigurationPath.GetParentPath(section.Path); path?.Length > start; path = ConfigurationPath.GetParentPath(path))
        {
            if (NameOf(root.GetSection(path[start..])) is { } name)
            {
                yield return name;
            }
        }
    }

    public IEnumerable<string> Faults() => KeyFaults().Concat(NameFaults()).Concat(_arguments.SelectMany(NestedFaults));

    private string NamePath => string.IsNullOrEmpty(call.Value) ? ConfigurationPath.Combine(call.Path, NameKey) : call.Path;

    private IEnumerable<string> KeyFaults()
    {
        var children = call.GetChildren().ToArray();
        if (!string.IsNullOrEmpty(call.Value))
        {
            // Serilog takes the text; an object that another layer of settings has put there is not seen.
            return children.Length > 0 ? [$"{call.Path}: is both '{call.Value}' and an object of settings; give each call a name of its own."] : [];
        }

        var args = call.GetSection(ArgsKey);
        var faults = children.Where(static child => !Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase)).Select(KeyFault).OfType<string>();
        return string.IsNullOrEmpty(args.Value) ? faults : faults.Append($"{args.Path}: expected an object of arguments, found '{args.Value}'.");
    }

    private string? KeyFault(IConfigurationSection child) =>
        SerilogSection.Misspelt(child, Keys) is { } misspelt ? misspelt
        : child.Key.StartsWith(ListPrefix, StringComparison.OrdinalIgnoreCase) || Arguments()?.Contains(child.Key, StringComparer.OrdinalIgnoreCase) == true
            ? $"{child.Path}: is not read there; it belongs in '{ArgsKey}'."
        : Arguments() is not null ? $"{child.Path}: there is no such setting; a call has '{NameKey}' and '{ArgsKey}'."
        : null;

    /// <summary>The arguments of a method that is known, or <see langword="null"/>.</summary>
    private IEnumerable<string>? Arguments() =>
        SettingsMethod.Find(kind, _name) is { } ours ? ours.ArgumentNames
        : Known.FirstOrDefault(known => known.Kind == kind && known.Name == _name)?.Arguments;

    private IEnumerable<string> NameFaults()
    {
        if (_name is null)
        {
            return [];
        }

        if (SettingsMethod.Find(kind, _name) is { } ours)
        {
            return ArgumentFaults(ours);
        }

        if (Arguments() is { } arguments)
        {
            return _arguments.Where(argument => !arguments.Contains(argument.Key, StringComparer.OrdinalIgnoreCase))
                .Select(argument => UnknownArgument(argument, arguments));
        }

        var fault = MisspeltMethod.Fault(_name, kind, Known.Where(known => known.Kind == kind).Select(static known => known.Name))
            ?? (kind == SerilogSection.WriteTo && NamesAround(call, root).Any(static name => SettingsMethod.IsOurs(SerilogSection.WriteTo, name))
                ? SinkMethods.Fault(_name, root)
                : null);
        return fault is null ? [] : [$"{NamePath}: {fault}"];
    }

    private string UnknownArgument(IConfigurationSection argument, IEnumerable<string> names) =>
        $"{argument.Path}: {_name} has no such argument" + (
            NearestName.Of(argument.Key, names, farthest: 3) is { } meant ? $"; did you mean '{meant}'?"
            : names.Contains(SettingsMethod.Options) && OptionSettings.All.Any(setting => Same(setting.Name, argument.Key))
                ? $"; it belongs in '{SettingsMethod.Options}'."
            : ".");

    private static bool HasContent(IConfigurationSection argument) => argument.Value?.Length > 0 || argument.GetChildren().Any();

    private IEnumerable<string> ArgumentFaults(SettingsMethod method)
    {
        foreach (var missing in method.RequiredNames.Where(required => !_arguments.Any(argument => Same(argument.Key, required) && HasContent(argument))))
        {
            yield return $"{call.Path}: {method.Name} needs the argument '{missing}'.";
        }

        foreach (var argument in _arguments)
        {
            if (method.Argument(argument.Key) is not { } parameter)
            {
                yield return UnknownArgument(argument, method.ArgumentNames);
            }
            else if (ArgumentType.Fault(parameter, argument) is { } fault)
            {
                yield return $"{argument.Path}: {fault}";
            }
        }

        var options = Argument(SettingsMethod.Options);
        foreach (var fault in method.Argument(SettingsMethod.Options) is null ? [] : OptionsBinder.StageFaults(method.Name, options, root))
        {
            yield return fault;
        }

        foreach (var fault in method.Argument(IntegritySettings.Argument) is null ? [] : IntegritySettings.Faults(Argument(IntegritySettings.Argument)))
        {
            yield return fault;
        }

        if (method.Argument(SettingsMethod.Routes) is not null && Argument(SettingsMethod.Routes) is { } routes)
        {
            foreach (var fault in RoutesBinder.Faults(routes, OptionsBinder.CollectStage(options, root).Options, hasAlerts: Argument(Alerts) is not null, root))
            {
                yield return fault;
            }
        }
    }

    private IConfigurationSection? Argument(string name) => _arguments.FirstOrDefault(argument => Same(argument.Key, name));

    // A stage of the pack may stand in the arguments of anybody's sink.
    private IEnumerable<string> NestedFaults(IConfigurationSection argument)
    {
        if (FormatterArguments.AreIn(argument))
        {
            return FormatterArguments.Faults(argument, root);
        }

        if (argument.Value is not null || Same(argument.Key, SettingsMethod.Options))
        {
            return [];
        }

        if (Same(argument.Key, SubLogger))
        {
            return SerilogSection.LoggerFaults(argument, root);
        }

        return IsListOfCalls(argument) ? SerilogSection.CallFaults(argument, kind == SerilogSection.AuditTo ? SerilogSection.WriteTo : kind, root) : [];
    }

    private static bool IsListOfCalls(IConfigurationSection argument) =>
        argument.Key.StartsWith(ListPrefix, StringComparison.OrdinalIgnoreCase)
        || Same(argument.Key, Alerts)
        || argument.GetChildren().Any(static child => child.GetSection(NameKey).Value is not null || child.GetSection(ArgsKey).Exists());

    private sealed record KnownMethod(string Kind, string Name, string[] Arguments);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
