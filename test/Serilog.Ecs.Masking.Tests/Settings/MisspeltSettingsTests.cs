using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Settings;

/// <summary>
/// One edit in one key, at every depth, in every sink and sub-logger: each is an error that names its path, because what
/// is silently ignored may be what was to hide a secret. Names that begin with <c>my</c> are the user's own.
/// </summary>
public class MisspeltSettingsTests
{
    private const string Settings = """
        {
          "Using": { "my1": "Serilog.Ecs.Masking", "my2": "Serilog.Sinks.Async", "my3": "Serilog.Sinks.File" },
          "EcsMasking": {
            "serviceName": "shop", "fieldMap": { "myTenant": "organization.id" }, "staticFields": { "labels.team": "x" }, "excludeFields": { "my": "host" },
            "masking": { "mode": "Mask", "sensitiveKeys": { "my": "maiden" }, "detectors": { "my-rule": "EMP-[0-9]{6}" }, "report": "Paths" },
            "otel": { "baggageKeys": { "my": "tenant.id" }, "maxValueLength": 64 }
          },
          "LevelSwitches": { "$my": "Information" },
          "MinimumLevel": { "Default": "Information", "Override": { "my.Source": "Warning" } },
          "Properties": { "myProperty": "x" },
          "Enrich": {
            "my1": "FromLogContext",
            "my2": { "Name": "WithServiceIdentity", "Args": { "options": { "serviceVersion": "1" } } },
            "my3": { "Name": "WithOtelContext", "Args": { "options": { "spanTags": [ "x" ] } } },
            "my4": "WithEventIdentity",
            "my5": { "Name": "WithMasking", "Args": { "options": { "masking": { "strict": true } } } }
          },
          "Destructure": { "my1": { "Name": "WithMasking", "Args": { "options": { "masking": { "strict": true } } } } },
          "WriteTo": {
            "my1": { "Name": "EcsConsole", "Args": { "restrictedToMinimumLevel": "Fatal", "options": { "fieldNesting": "Nested", "masking": { "styles": { "email": "Stars" } } } } },
            "my2": { "Name": "Async", "Args": { "bufferSize": 100, "configure": [ { "Name": "EcsFile", "Args": { "path": "PATH1", "rollingInterval": "Infinite", "options": { "maxDepth": 5 }, "integrity": { "algorithm": "Sha256" } } } ] } },
            "my3": { "Name": "Masked", "Args": { "configure": { "my": { "Name": "File", "Args": { "path": "PATH2" } } }, "options": { "masking": { "personalData": true } } } },
            "my4": {
              "Name": "Logger",
              "Args": {
                "configureLogger": {
                  "MinimumLevel": { "Default": "Warning" },
                  "Filter": { "my1": { "Name": "ByExcludingTopic", "Args": { "topic": "x" } }, "my2": "ByIncludingPersonalData" },
                  "Enrich": { "my": { "Name": "WithMasking", "Args": { "options": { "masking": { "tokenPrefix": 2 } } } } },
                  "WriteTo": { "my": { "Name": "EcsFile", "Args": { "path": "PATH3", "options": { "masking": { "placeholder": "-" } } } } }
                }
              }
            },
            "my5": { "Name": "Masked", "Args": { "configure": [ { "Name": "File", "Args": { "path": "PATH4", "formatter": { "type": "Serilog.Ecs.Masking.EcsTextFormatter, Serilog.Ecs.Masking", "options": { "masking": { "mode": "Mask", "sensitiveKeys": { "my1": "x", "my2": "y" } } } } } } ] } },
            "my6": {
              "Name": "EcsRouted",
              "Args": {
                "routes": {
                  "my1": { "personalData": true, "path": "PATH6", "unixMode": "0600", "integrity": { "algorithm": "Sha256" } },
                  "my2": { "level": "Fatal", "alert": true, "also": true },
                  "my3": { "topic": "x", "priority": 2, "path": "PATH7", "rollingInterval": "Day", "fileSizeLimitBytes": 100000, "retainedFileCountLimit": 3 },
                  "my4": { "path": "PATH8" }
                },
                "alerts": { "my": { "Name": "EcsFile", "Args": { "path": "PATH9", "options": { "maxDepth": 4 } } } },
                "options": { "masking": { "report": "Count" } }
              }
            }
          },
          "AuditTo": {
            "my1": { "Name": "EcsFile", "Args": { "path": "PATH5", "options": { "levelNames": "Serilog" } } }
          }
        }
        """;

    private const int EditsOfAKey = 2;

    private static readonly bool TriesAll = Environment.GetEnvironmentVariable("ALL_EDITS") == "1";

    /// <summary>Keys of other packs' methods, which only these know.</summary>
    private static readonly string[] Foreign = ["File:Args:path"];

    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ecs-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void TheSettingsThemselvesAreRight()
    {
        Assert.That(() => new LoggerConfiguration().ReadFrom.Configuration(Root(Section())).CreateLogger().Dispose(), Throws.Nothing);
    }

    [Test]
    public void EditsOfEveryKeyAreNamedWithTheirPath()
    {
        var random = Seeds.Random(nameof(EditsOfEveryKeyAreNamedWithTheirPath));
        var edits = 0;
        foreach (var (path, key) in Keys(Section()))
        {
            // Another choice for each seed; build/fuzz.sh tries all, which takes a quarter of a minute.
            var all = Misspellings.Of(key).ToArray();
            foreach (var misspelt in TriesAll ? all : random.GetItems(all, Math.Min(EditsOfAKey, all.Length)))
            {
                var root = Root(Section(path, key, misspelt));

                Assert.That(OptionsBinder.Collect(null, root).Faults, Has.Some.StartsWith(Joined(path, misspelt) + ": "), misspelt);
                edits++;
            }
        }

        Assert.That(edits, Is.GreaterThan(TriesAll ? 2_500 : 200));
    }

    [Test]
    public void EveryKeyIsAnErrorAtStartThroughSerilogsSettings()
    {
        foreach (var (path, key) in Keys(Section()))
        {
            var misspelt = key[..^1] + "q" + key[^1];

            var error = Assert.Catch(() => new LoggerConfiguration().ReadFrom.Configuration(Root(Section(path, key, misspelt))).CreateLogger().Dispose());

            Assert.That(Messages(error), Has.Some.Contains(key == "Name" ? Joined(path) : Joined(path, misspelt)), Joined(path, misspelt));
        }
    }

    [TestCase("WriteTo", "EcsConsol", "EcsConsole")]
    [TestCase("WriteTo", "ecsConsole", "EcsConsole")]
    [TestCase("WriteTo", "Maskd", "Masked")]
    [TestCase("WriteTo", "Asnyc", "Async")]
    [TestCase("AuditTo", "EcsFiel", "EcsFile")]
    [TestCase("Enrich", "WithMaskin", "WithMasking")]
    [TestCase("Enrich", "WithServiceIdentiy", "WithServiceIdentity")]
    [TestCase("Enrich", "FromLogContex", "FromLogContext")]
    [TestCase("Destructure", "WithMaskking", "WithMasking")]
    public void AMisspeltMethodIsNamed(string section, string name, string meant)
    {
        foreach (var call in (string[])["{ \"Name\": \"" + name + "\" }", "\"" + name + "\""])
        {
            var root = JsonSettings.Read("{ \"Serilog\": { \"" + section + "\": [ " + call + " ] } }");

            Assert.That(OptionsBinder.Collect(null, root).Faults, Is.EqualTo(new[] { $"Serilog:{section}:0{(call[0] == '{' ? ":Name" : "")}: there is no '{name}' under {section}; did you mean '{meant}'?" }));
        }
    }

    [TestCase("""{ "WriteTo": [ "WithMasking" ] }""", "Serilog:WriteTo:0: there is no 'WithMasking' under WriteTo; it belongs under Enrich or Destructure.")]
    [TestCase("""{ "AuditTo": [ "EcsConsole" ] }""", "Serilog:AuditTo:0: there is no 'EcsConsole' under AuditTo; it belongs under WriteTo.")]
    [TestCase("""{ "AuditTo": [ { "Name": "Masked", "Args": { "configure": [ "Console" ] } } ] }""", "Serilog:AuditTo:0:Name: there is no 'Masked' under AuditTo; it belongs under WriteTo.")]
    [TestCase("""{ "WriteTo": [ "EcsFile" ] }""", "Serilog:WriteTo:0: EcsFile needs the argument 'path'.")]
    [TestCase("""{ "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "" } } ] }""", "Serilog:WriteTo:0: EcsFile needs the argument 'path'.")]
    [TestCase("""{ "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "x", "rollingInterval": "Dayly" } } ] }""", "Serilog:WriteTo:0:Args:rollingInterval: 'Dayly' is not one of Infinite, Year, Month, Day, Hour, Minute.")]
    [TestCase("""{ "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "x", "fileSizeLimitBytes": "1 GB" } } ] }""", "Serilog:WriteTo:0:Args:fileSizeLimitBytes: '1 GB' is not a whole number.")]
    [TestCase("""{ "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "x", "buffered": "yes" } } ] }""", "Serilog:WriteTo:0:Args:buffered: 'yes' is not true or false.")]
    [TestCase("""{ "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "x", "flushToDiskInterval": "5 s" } } ] }""", "Serilog:WriteTo:0:Args:flushToDiskInterval: '5 s' is not a time such as 00:00:05.")]
    [TestCase("""{ "WriteTo": [ { "Name": "EcsConsole", "Args": { "ecsOptions": { "serviceName": "x" } } } ] }""", "Serilog:WriteTo:0:Args:ecsOptions: EcsConsole has no such argument; did you mean 'options'?")]
    [TestCase("""{ "WriteTo": [ { "Name": "EcsConsole", "Args": { "configuration": { "serviceName": "x" } } } ] }""", "Serilog:WriteTo:0:Args:configuration: EcsConsole has no such argument.")]
    [TestCase("""{ "WriteTo": [ { "Name": "EcsConsole", "Args": { "options": "x" } } ] }""", "Serilog:WriteTo:0:Args:options: 'x' is not an object of settings.")]
    [TestCase("""{ "WriteTo": { "Sub": { "Name": "Logger", "Args": { "configureLogger": { "EcsMasking": { "serviceName": "x" }, "WriteTo": [ "EcsConsole" ] } } } } }""", "Serilog:WriteTo:Sub:Args:configureLogger:EcsMasking: is not read there; the options belong in 'Serilog:EcsMasking'.")]
    [TestCase("""{ "WriteTo": [ { "Name": "File", "Args": { "path": "x", "formattr": "Serilog.Ecs.Masking.EcsTextFormatter, Serilog.Ecs.Masking" } } ] }""", "Serilog:WriteTo:0:Args:formattr: there is no such setting; did you mean 'formatter'?")]
    public void WhatSerilogsSettingsDropOrGarbleIsNamed(string serilog, string fault)
    {
        var root = JsonSettings.Read("{ \"Serilog\": " + serilog + " }");

        Assert.That(OptionsBinder.Collect(null, root).Faults, Has.Some.EqualTo(fault));
    }

    [TestCase("""{ "EcsMasking": { "serviceName": "x" }, "Serilog": { "WriteTo": [ "EcsConsole" ] } }""", "EcsMasking")]
    [TestCase("""{ "Logs": { "EcsMasking": { "serviceName": "x" } } }""", "Logs:EcsMasking")]
    public void SharedOptionsThatNoStageReadsAreAnError(string settings, string path)
    {
        Assert.That(OptionsBinder.Collect(null, JsonSettings.Read(settings)).Faults, Is.EqualTo(new[] { path + ": is not read there; the options belong in 'Serilog:EcsMasking'." }));
    }

    [Test]
    public void AllFaultsOfAllStagesComeInOneError()
    {
        var root = JsonSettings.Read("""
            {
              "Serilog": {
                "EcsMasking": { "masking": { "sensitivKeys": [ "x" ] } },
                "Enrich": [ "WithServiceIdentity", "WithOtelContex" ],
                "WriteTo": [ { "Name": "EcsConsole", "Args": { "options": { "maxDept": 1 } } }, { "Name": "EcsFile", "Args": { "path": "x", "options": { "maxDepth": 99 } } } ]
              }
            }
            """);

        var error = Assert.Catch(() => new LoggerConfiguration().ReadFrom.Configuration(root))!;

        Assert.That(Messages(error).Last(), Is.EqualTo("""
            The ECS options are not valid:
            - Serilog:EcsMasking:masking:sensitivKeys: there is no such setting; did you mean 'sensitiveKeys'?
            - Serilog:Enrich:1: there is no 'WithOtelContex' under Enrich; did you mean 'WithOtelContext'?
            - Serilog:WriteTo:0:Args:options:maxDept: there is no such setting; did you mean 'maxDepth'?
            - Serilog:WriteTo:1:Args:options:maxDepth: 99 is not between 1 and 20.
            """.ReplaceLineEndings("\n")));
    }

    [TestCase("""{ "sensitiveKeys": [ "maiden", "birthplace" ] }""", """{ "sensitiveKeys": [ "pet" ] }""", "sensitiveKeys:0: 'pet' of a later layer of settings replaces 'maiden'")]
    [TestCase("""{ "sensitiveKeys": { "a": "maiden" } }""", """{ "sensitiveKeys": { "a": "pet" } }""", "sensitiveKeys:a: 'pet' of a later layer of settings replaces 'maiden'")]
    [TestCase("""{ "detectors": { "emp": "EMP-[0-9]+" } }""", """{ "detectors": { "emp": "X" } }""", "detectors:emp: 'X' of a later layer of settings replaces 'EMP-[0-9]+'")]
    [TestCase("""{ "allowedKeys": [ "order_id: -card" ] }""", """{ "allowedKeys": [ "order_id" ] }""", "allowedKeys:0: 'order_id' of a later layer of settings replaces 'order_id: -card'")]
    [TestCase("""{ "disabledRules": [ "us-phone" ] }""", """{ "disabledRules": [ "email" ] }""", "disabledRules:0: 'email' of a later layer of settings replaces 'us-phone'")]
    public void AnEntryOfAMaskingListThatALaterLayerReplacesIsAnError(string first, string second, string fault)
    {
        foreach (var (before, after, path) in ((string, string, string)[])[
            ("{ \"Serilog\": { \"EcsMasking\": { \"masking\": ", " } } }", "Serilog:EcsMasking:masking:"),
            ("{ \"Serilog\": { \"WriteTo\": { \"a\": { \"Name\": \"EcsConsole\", \"Args\": { \"options\": { \"masking\": ", " } } } } } }", "Serilog:WriteTo:a:Args:options:masking:")])
        {
            var root = JsonSettings.Read(before + first + after, before + second + after);

            Assert.That(OptionsBinder.Collect(null, root).Faults, Has.One.StartsWith(path + fault + "; give each entry a name of its own"));
        }
    }

    [Test]
    public void LayersThatAddAndRepeatEntriesLoseNone()
    {
        var root = JsonSettings.Read(
            """{ "Serilog": { "EcsMasking": { "masking": { "sensitiveKeys": { "a": "maiden" }, "disabledRules": [ "us-phone" ] } } } }""",
            """{ "Serilog": { "EcsMasking": { "masking": { "sensitiveKeys": { "b": "pet" }, "disabledRules": [ "us-phone" ] } } } }""");

        var (options, faults) = OptionsBinder.Collect(null, root);

        Assert.That(faults, Is.Empty);
        Assert.That(options.Masking.SensitiveKeys, Is.EqualTo(new[] { "maiden", "pet" }));
    }

    [Test]
    public void TheEnvironmentOfTheHostIsThatOfTheService()
    {
        var (options, _) = OptionsBinder.Collect(null, JsonSettings.Read("""{ "environment": "Staging" }"""));

        Assert.That(options.HostEnvironment!.Name, Is.EqualTo("Staging"));
    }

    private static IEnumerable<(string[] Path, string Key)> Keys(JsonNode node) =>
        Keys(node, []).Where(found => !IsOfUser(found.Key) && !Foreign.Any(foreign => IsForeign(found.Path, found.Key, foreign)));

    private static IEnumerable<(string[] Path, string Key)> Keys(JsonNode? node, string[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => Keys(member.Value, [.. path, member.Key]).Prepend((path, member.Key))),
        JsonArray elements => elements.SelectMany(
            (element, index) => Keys(element, [.. path, index.ToString(System.Globalization.CultureInfo.InvariantCulture)])),
        _ => [],
    };

    private static bool IsOfUser(string key) =>
        key.StartsWith("my", StringComparison.Ordinal) || key.StartsWith('$') || key.Contains('.', StringComparison.Ordinal);

    private static JsonNode? Find(JsonNode? node, IEnumerable<string> path) =>
        path.Aggregate(node, static (at, key) => at is JsonArray array ? array[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : at?[key]);

    private static bool IsForeign(string[] path, string key, string foreign) =>
        foreign.Split(':') is [var name, .. var rest]
            && key == rest[^1]
            && path.Length > 1
            && Find(JsonNode.Parse(Settings), path[..^1])?["Name"]?.GetValue<string>() == name;

    private JsonNode Section() =>
        JsonNode.Parse(Enumerable.Range(1, 9).Aggregate(Settings, (text, number) => text.Replace($"PATH{number}", Path.Combine(_folder, $"{number}.log").Replace("\\", "\\\\"))))!;

    private JsonNode Section(string[] path, string key, string misspelt)
    {
        var section = Section();
        var parent = Find(section, path)!.AsObject();
        var value = parent[key];
        parent.Remove(key);
        parent[misspelt] = value;
        return section;
    }

    private static IConfigurationRoot Root(JsonNode section) => JsonSettings.Read(new JsonObject { ["Serilog"] = section }.ToJsonString());

    private static string Joined(string[] path, params string[] keys) => string.Join(':', [.. path.Prepend("Serilog"), .. keys]);

    private static IEnumerable<string> Messages(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception.Message;
        }
    }
}
