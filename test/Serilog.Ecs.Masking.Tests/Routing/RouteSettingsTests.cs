using NUnit.Framework;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Routing;

/// <summary>Routes of settings: their order without an order, and every fault with its path.</summary>
public class RouteSettingsTests
{
    [Test]
    public void NamedRoutesAreTriedFromTheNarrowestToTheOneForAll()
    {
        var routes = Read("""
            {
              "all": { "console": true },
              "auth": { "topic": "auth", "path": "auth.json" },
              "both": { "personalData": true, "level": "Error", "path": "both.json" },
              "error": { "level": "Error", "path": "error.json" },
              "fatal": { "level": "Fatal", "path": "fatal.json" },
              "personal": { "personalData": true, "path": "personal.json" },
              "urgent": { "priority": 3, "path": "urgent.json" }
            }
            """);

        Assert.That(routes.Select(route => route.Name), Is.EqualTo(new[] { "both", "personal", "fatal", "error", "urgent", "auth", "all" }));
    }

    [Test]
    public void EveryFaultHasItsPath()
    {
        Assert.That(() => Read("""
            {
              "a": { "personaldta": true, "path": "x.json", "unixMode": "999" },
              "b": { "level": "Eror", "path": "y.json", "integrity": { "key": "secret" } },
              "c": { "console": "perhaps", "alert": true },
              "d": { "priority": 1 }
            }
            """), Throws.ArgumentException.With.Message.EqualTo("""
            The ECS options are not valid:
            - routes:a:personaldta: there is no such setting; did you mean 'personalData'?
            - routes:b:integrity:key: there is no such setting; a key cannot be in settings; 'keyFile' or 'keyVariable' names its source.
            - routes:b:level: 'Eror' is not one of Verbose, Debug, Information, Warning, Error, Fatal.
            - routes:c:console: 'perhaps' is not true or false.
            - routes:a:unixMode: '999' is not a mode such as 0600.
            - routes:c:alert: there are no alert sinks; 'alerts' names them.
            - routes:d: a route leads to one place: 'path', 'console' or 'alert'.
            - routes:b:integrity: HmacSha256 needs a key; set keyFile or keyVariable.
            """.ReplaceLineEndings("\n")));
    }

    [TestCase("{ }", "- routes: there is no route.")]
    [TestCase("""{ "a": { "level": "Error", "console": true } }""", "- routes: one route must have no condition, or events that no other takes are lost.")]
    [TestCase("""{ "a": { "personalData": true, "level": "Error", "path": "x" }, "b": { "console": true } }""", "- routes: one route for personal data must have no other condition, or such data goes where it is not meant to.")]
    [TestCase("""{ "a": { "personalData": true, "also": true, "path": "x" }, "b": { "console": true } }""", "- routes: one route for personal data must have no other condition, or such data goes where it is not meant to.")]
    [TestCase("""{ "a": { "path": "x", "unixMode": "0066" } }""", "- routes:a:unixMode: '0066' keeps its owner from reading and writing.")]
    [TestCase("""{ "a": { "path": "x", "unixMode": "4600" } }""", "- routes:a:unixMode: '4600' is not a mode such as 0600.")]
    [TestCase("""{ "a": { "path": "x", "unixMode": "rw-------" } }""", "- routes:a:unixMode: 'rw-------' is not a mode such as 0600.")]
    [TestCase("""{ "a": { "console": true, "rollingInterval": "Day" } }""", "- routes:a: 'unixMode', 'rollingInterval', 'fileSizeLimitBytes', 'retainedFileCountLimit' and 'integrity' are for files; there is no 'path'.")]
    [TestCase("""{ "a": { "path": "x", "rollingInterval": "Weekly" } }""", "- routes:a:rollingInterval: 'Weekly' is not one of Infinite, Year, Month, Day, Hour, Minute.")]
    [TestCase("""{ "a": { "path": "x", "fileSizeLimitBytes": "1 MB" } }""", "- routes:a:fileSizeLimitBytes: '1 MB' is not a whole number.")]
    [TestCase("""{ "a": { "path": "x", "fileSizeLimitBytes": 65535, "integrity": { "algorithm": "Sha256" } } }""", "- routes:a:fileSizeLimitBytes: is less than 65536.")]
    [TestCase("""{ "a": { "path": "x", "retainedFileCountLimit": -1 } }""", "- routes:a:retainedFileCountLimit: is less than 1.")]
    [TestCase("""{ "a": { "console": true }, "b": { "topic": " ", "path": "y" } }""", "- routes:b:topic: is empty.")]
    [TestCase("""{ "a": "logs/app.json" }""", "- routes:a: expected an object of settings, found 'logs/app.json'.\n- routes:a: a route leads to one place: 'path', 'console' or 'alert'.")]
    [TestCase("""{ "a": { "console": true, "also": true } }""", "- routes: one route must have no condition, or events that no other takes are lost.")]
    [TestCase("""{ "a": { "path": "x" }, "b": { "level": "Error", "path": "./x" } }""", "- routes: two routes lead to 'x'.")]
    public void RoutesThatWouldLoseEventsAreAnError(string routes, string fault) =>
        Assert.That(() => Read(routes), Throws.ArgumentException.With.Message.EndsWith(fault));

    [Test]
    public void AFilterForPersonalDataThatIsOffIsAnError() =>
        Assert.That(
            () => Read("""{ "a": { "personalData": true, "path": "x" }, "b": { "console": true } }""", new EcsOptions { Masking = new() { PersonalData = false } }),
            Throws.ArgumentException.With.Message.EndsWith("- routes:a:personalData: personal data is not looked for; turn masking on."));

    [Test]
    public void RoutesThatAreMissingAreAnErrorThatNamesTheCall()
    {
        var settings = JsonSettings.Read("""{ "Serilog": { "Using": [ "Serilog.Ecs.Masking" ], "WriteTo": { "my": { "Name": "EcsRouted" } } } }""");

        Assert.That(
            Assert.Catch(() => new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger())!.ToString(),
            Does.Contain("- Serilog:WriteTo:my: EcsRouted needs the argument 'routes'."));
    }

    [TestCase("""[ { "Name": "NoSuchSink" } ]""", "- Serilog:WriteTo:my:Args:alerts:0:Name: no package has a sink 'NoSuchSink'; its assembly belongs into 'Using'.")]
    [TestCase("[]", "- Serilog:WriteTo:my:Args:routes:fatal:alert: there are no alert sinks; 'alerts' names them.")]
    [TestCase("""[ { "Name": "Async", "Args": { "configure": [] } } ]""", "- Serilog:WriteTo:my:Args:routes:fatal:alert: there are no alert sinks; 'alerts' names them.")]
    public void EmptyAlertSinksAreAnError(string alerts, string fault)
    {
        var settings = JsonSettings.Read("""
            { "Serilog": { "Using": [ "Serilog.Ecs.Masking", "Serilog.Sinks.Async" ], "WriteTo": { "my": { "Name": "EcsRouted", "Args": {
              "routes": { "fatal": { "level": "Fatal", "alert": true }, "main": { "console": true } }, "alerts": ALERTS } } } } }
            """.Replace("ALERTS", alerts));

        Assert.That(
            Assert.Catch(() => new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger())!.ToString(),
            Does.Contain(fault));
    }

    [Test]
    public void ARouteThatALaterLayerReplacesByItsNumberIsAnError()
    {
        var settings = JsonSettings.Read(
            """{ "routes": [ { "personalData": true, "path": "personal.json" }, { "path": "main.json" } ] }""",
            """{ "routes": [ { "path": "mine.json" } ] }""");

        Assert.That(
            () => RoutesBinder.Read(settings.GetSection("routes"), new EcsOptions(), alerts: null, settings),
            Throws.ArgumentException.With.Message.EndsWith("- routes:0:path: 'mine.json' of a later layer of settings replaces 'personal.json'; give each entry of the array a name of its own."));
    }

    [Test]
    public void ALaterLayerChangesANamedRoute()
    {
        var settings = JsonSettings.Read("""{ "routes": { "main": { "path": "main.json" } } }""", """{ "routes": { "main": { "path": "mine.json" } } }""");

        Assert.That(RoutesBinder.Read(settings.GetSection("routes"), new EcsOptions(), alerts: null, settings).Single().File!.Path, Is.EqualTo("mine.json"));
    }

    private static IReadOnlyList<EcsRoute> Read(string routes, EcsOptions? options = null) =>
        RoutesBinder.Read(JsonSettings.Read($$"""{ "routes": {{routes}} }""").GetSection("routes"), options ?? new EcsOptions(), alerts: null, root: null);
}
