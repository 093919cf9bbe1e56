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
            - routes:b:integrity:key: there is no such setting; a key does not stand in settings, 'keyFile' or 'keyVariable' says where it is.
            - routes:b:level: 'Eror' is not one of Verbose, Debug, Information, Warning, Error, Fatal.
            - routes:c:console: 'perhaps' is not true or false.
            - routes:a:unixMode: '999' is no mode such as 0600.
            - routes:b:integrity: HmacSha256 needs a key; set KeyFile or KeyVariable.
            - routes:c:alert: there are no alert sinks; 'alerts' names them.
            - routes:d: a route leads to one place: 'path', 'console' or 'alert'.
            """.ReplaceLineEndings("\n")));
    }

    [TestCase("{ }", "- routes: there is no route.")]
    [TestCase("""{ "a": { "level": "Error", "console": true } }""", "- routes: one route must have no condition, or events that no other takes are lost.")]
    [TestCase("""{ "a": { "console": true, "also": true } }""", "- routes: one route must have no condition, or events that no other takes are lost.")]
    [TestCase("""{ "a": { "path": "x" }, "b": { "level": "Error", "path": "./x" } }""", "- routes: two routes lead to 'x'.")]
    public void RoutesThatWouldLoseEventsAreAnError(string routes, string fault) =>
        Assert.That(() => Read(routes), Throws.ArgumentException.With.Message.EndsWith(fault));

    [Test]
    public void PersonalDataThatNobodyLooksForIsAnError() =>
        Assert.That(
            () => Read("""{ "a": { "personalData": true, "path": "x" }, "b": { "console": true } }""", new EcsOptions { Masking = new() { PersonalData = false } }),
            Throws.ArgumentException.With.Message.EndsWith("- routes:a:personalData: personal data is not looked for; turn masking on."));

    private static IReadOnlyList<EcsRoute> Read(string routes, EcsOptions? options = null) =>
        RoutesBinder.Read(JsonSettings.Read($$"""{ "routes": {{routes}} }""").GetSection("routes"), options ?? new EcsOptions(), hasAlerts: false);
}
