using System.Globalization;
using System.Reflection;
using System.Text;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>Writes the page of settings from the options and the methods themselves.</summary>
internal static class SettingsPage
{
    private const string Pack = "src/Serilog.Ecs.Masking/";
    private const string Masking = "src/Serilog.Ecs.Masking.Redaction/MaskingOptions.cs";
    private const string Requests = "src/Serilog.Ecs.Masking.AspNetCore/EcsRequestLoggingOptions.cs";
    private const string Hosting = "src/Serilog.Ecs.Masking.Hosting/EcsHostingOptions.cs";

    /// <summary>The sections of options: the heading, where the options are documented, an instance with the defaults, and the names in settings.</summary>
    public static IReadOnlyList<(string Heading, string File, object? Defaults, string[] Names)> Sections { get; } =
    [
        ("EcsMasking", Pack + "EcsOptions.cs", new EcsOptions(), [.. OptionSettings.All.Where(static setting => setting.Nested.Count == 0).Select(
            static setting => setting.Name)]),
        ("masking", Masking, new MaskingOptions(), [.. MaskingSettings.All.Select(static setting => setting.Name)]),
        ("requestLogging", Requests, new RequestLoggingSettings(), [.. RequestLoggingBinder.Names]),
        ("otel", Pack + "OtelContextOptions.cs", new OtelContextOptions(), [.. OtelContextBinder.Names]),
        ("integrity", Pack + "Integrity/EcsIntegrityOptions.cs", new EcsIntegrityOptions(), [.. IntegritySettings.Names]),
    ];

    private static readonly Dictionary<string, string> Introductions = new()
    {
        ["EcsMasking"] = "In `Serilog:EcsMasking` for all stages, or in the `options` of one sink or enricher.",
        ["masking"] = "In `Serilog:EcsMasking:masking`. [masking.md](masking.md) explains them.",
        ["requestLogging"] = "In `Serilog:EcsMasking:requestLogging`. [requests.md](requests.md) explains them.",
        ["otel"] = "In `Serilog:EcsMasking:otel`, or in the `options` of `WithOtelContext`. [opentelemetry.md](opentelemetry.md) explains them.",
        ["integrity"] = "In the `integrity` of a file. [integrity.md](integrity.md) explains them.",
    };

    public static string Render()
    {
        var page = new StringBuilder(
            """
            # Settings

            This page is written by a test from the options themselves.

            - [Rules of all settings](#rules-of-all-settings)
            - [EcsMasking](#ecsmasking), [masking](#masking), [requestLogging](#requestlogging), [otel](#otel), [integrity](#integrity)
            - Sinks: [EcsConsole](#ecsconsole), [EcsFile](#ecsfile), [routes](routing.md#settings-of-a-route)
            - [Other methods](#other-methods)
            - [Only in code](#only-in-code), [code of a host](#code-of-a-host)
            - [Environment variables](#environment-variables)

            ## Rules of all settings

            - The names are the names of the properties in camel case. In code, `serviceName` is `EcsOptions.ServiceName`.
            - A wrong name or value is an error at start that lists every fault with its path. A setting in a place where no stage reads it is an error too.
            - Shared options are in `Serilog:EcsMasking`. The `options` of a stage add to them.
            - A list is an array, or an object with named entries. Use named entries: `"sensitiveKeys": { "maiden": "mother_maiden_name" }`. A later settings file replaces entries of an array by
              their number, which is an error for masking lists.
            - All settings are read at start. Only levels change while the service runs.

            """);
        foreach (var (heading, file, defaults, names) in Sections)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\n## {heading}\n\n{Introductions[heading]}\n\n| setting | values | default | range | effect |\n|---|---|---|---|---|\n");
            foreach (var name in names)
            {
                var property = char.ToUpperInvariant(name[0]) + name[1..];
                var docs = OptionDocs.OfProperty(file, property);
                page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {ValuesOf(defaults!.GetType().GetProperty(property)!.PropertyType)} | {docs.Default} | {docs.Range} | {Cell(docs.Text + MeaningsOf(defaults.GetType().GetProperty(property)!.PropertyType))} |\n");
            }

            page.Append(heading == "EcsMasking" ? "| `unmaskedSinks` | list | | | Entries of `WriteTo` and `AuditTo` that get events as they were logged, by key or method ([sinks.md](sinks.md#a-sink-that-gets-unmasked-events)). |\n" : "");
        }

        AppendMethod(page, "EcsConsole", "`WriteTo:EcsConsole`. [console.md](console.md) explains it.");
        AppendMethod(page, "EcsFile", "`WriteTo:EcsFile` and, with fewer arguments, `AuditTo:EcsFile`. [files.md](files.md) explains it.");
        AppendMethods(page);
        AppendCode(page);
        page.Append(
            """

            ## Environment variables

            | variable | meaning | if it is not set |
            |---|---|---|
            | `LOG_FORMAT` | `json` or `text`, the format of the console | `text` in Development and local, else `json` |
            | `LOG_LEVEL` | the default minimum level, over all settings: `debug`, `info`, `warn`, `error`, `fatal`, or Serilog's names; needs `UseSerilogEcs()` or `AddSerilogEcs()` | the level of the settings, else `Debug` if the environment is Development, dev or local, else `Information` |
            | `ENVIRONMENT` | `service.environment` | the environment of the host, else `DOTNET_ENVIRONMENT`, `ASPNETCORE_ENVIRONMENT`, then `Production` for settings of a .NET host, else `dev` |
            | `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES` | service, host, container, cloud, pod | the machine and the entry assembly |
            | `NO_COLOR`, `FORCE_COLOR`, `TERM=dumb` | colours of the text | colours on a terminal only |

            """);
        return page.ToString();
    }

    private static void AppendMethod(StringBuilder page, string name, string introduction)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\n{introduction}\n\n| argument | values | effect |\n|---|---|---|\n");
        var method = SettingsMethod.Find(SerilogSection.WriteTo, name)!;
        foreach (var argument in method.ArgumentNames.Where(static argument => argument is not (SettingsMethod.Options or IntegritySettings.Argument or "encoding" or "hooks")))
        {
            var docs = OptionDocs.OfParameter(name, argument);
            var values = method.Argument(argument)!.GetCustomAttributes().OfType<Attribute>().Select(static attribute => attribute.GetType()).FirstOrDefault(static type => type.IsGenericType) is { } choice
                ? ValuesOf(choice.GetGenericArguments()[0]) : ValuesOf(method.Argument(argument)!.ParameterType);
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{argument}` | {values} | {Cell(docs.Text + (docs.Default.Length > 0 ? $" Default: {docs.Default}." : ""))} |\n");
        }

        page.Append(method.Argument(IntegritySettings.Argument) is null ? "" : "| `integrity` | object | [Settings of a chain](#integrity) of the lines. Default: no chain. |\n");
        page.Append("| `options` | object | Settings of this sink alone, on top of `Serilog:EcsMasking`. |\n");
    }

    private static void AppendMethods(StringBuilder page)
    {
        page.Append("\n## Other methods\n\n| section | methods |\n|---|---|\n");
        foreach (var section in SettingsMethod.All.GroupBy(static method => method.Section))
        {
            page.Append(
                CultureInfo.InvariantCulture, $"| `{section.Key}` | {string.Join(", ", section.Select(static method => $"`{method.Name}`").Distinct())} |\n");
        }
    }

    private static void AppendCode(StringBuilder page)
    {
        page.Append("\n## Only in code\n\n| option | effect |\n|---|---|\n");
        foreach (var (_, file, _, names) in Sections)
        {
            foreach (var property in OptionDocs.PropertiesOf(file).Where(property => !names.Contains(char.ToLowerInvariant(property[0]) + property[1..]) && property is not nameof(EcsOptions.Masking)))
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{Path.GetFileNameWithoutExtension(file)}.{property}` | {Cell(OptionDocs.OfProperty(file, property).Text)} |\n");
            }
        }

        page.Append("\n## Code of a host\n\nProperties of `EcsHostingOptions`, in the lambda of `UseSerilogEcs(…)` and `AddSerilogEcs(…)`. `services.Configure<EcsOptions>(…)` works too.\n\n| option | default | effect |\n|---|---|---|\n");
        foreach (var property in OptionDocs.PropertiesOf(Hosting))
        {
            var docs = OptionDocs.OfProperty(Hosting, property);
            page.Append(CultureInfo.InvariantCulture, $"| `{property}` | {docs.Default} | {Cell(docs.Text)} |\n");
        }
    }

    private static string ValuesOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(LogEventLevel) => "a level",
            { IsEnum: true } => string.Join(", ", Enum.GetNames(type).Select(static name => $"`{name}`")),
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "`true`, `false`",
            _ when type == typeof(double) => "number",
            _ when type == typeof(CultureInfo) => "a culture, `de-DE`",
            _ when type == typeof(IDictionary<string, EcsFieldType>) => "object of names and types: " + ValuesOf(typeof(EcsFieldType)),
            _ when type == typeof(TimeSpan) => "time, `00:00:01.5`",
            _ when type == typeof(int) || type == typeof(long) => "whole number",
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IDictionary<,>) => "object of names and texts",
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IList<>) => "list",
            _ => "the name of a switch of `LevelSwitches`",
        };
    }

    private static string MeaningsOf(Type type) => !type.IsEnum || type == typeof(LogEventLevel) ? ""
        : string.Concat(Enum.GetNames(type).Select(name => $"<br>`{name}`: {OptionDocs.OfMember(type.Name, name).Text}"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
