using System.Diagnostics;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Enrichers;

public class OtelContextSettingsTests
{
    [Test]
    public void SharedAndOwnSettingsComeTogether()
    {
        var root = JsonSettings.Read("""
            {
              "Serilog": { "EcsMasking": { "serviceName": "shop", "otel": { "baggageKeys": { "tenant": "tenant.id" }, "maxValueLength": 100 } } },
              "own": { "baggageKeys": [ "region" ], "spanTags": { "route": "http.route" }, "maxValueLength": 200 }
            }
            """);

        var options = OtelContextBinder.Read(root.GetSection("own"), root);

        Assert.That(options.BaggageKeys, Is.EqualTo(new[] { "tenant.id", "region" }));
        Assert.That(options.SpanTags, Is.EqualTo(new[] { "http.route" }));
        Assert.That(options.MaxValueLength, Is.EqualTo(200));
    }

    [Test]
    public void ThroughSerilogsSettingsTheEnricherNeedsItsNameOnly()
    {
        var settings = JsonSettings.Read("""
            { "Serilog": {
              "Using": [ "Serilog.Ecs.Masking" ], "Enrich": [ "WithOtelContext" ],
              "EcsMasking": { "otel": { "baggageKeys": { "tenant": "tenant.id" } } } } }
            """);
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("tenant.id", "acme").Start();

        var line = Render.Line(Render.Event(log => log.Information("In a span"), configuration => configuration.ReadFrom.Configuration(settings)));

        Assert.That(line["data.baggage.tenant_id"], Is.EqualTo("acme"));
        Assert.That(line["transaction.id"], Is.EqualTo(activity.SpanId.ToHexString()));
    }

    [Test]
    public void AllFaultsComeInOneErrorWithTheirPaths()
    {
        var root = JsonSettings.Read("""
            {
              "Serilog": { "EcsMasking": { "servceName": "shop", "otel": { "bagageKeys": [ "a" ], "spanTags": { "ok": "http.route", "none": " ", "bell": "a\u0007" } } } },
              "own": { "spanTags": [ "LONG" ], "maxValueLength": 5, "baggageLookup": "x", "baggageKeys": "tenant" }
            }
            """.Replace("LONG", new string('x', 129)));

        Assert.That(() => OtelContextBinder.Read(root.GetSection("own"), root), Throws.ArgumentException.With.Message.EqualTo("""
            The ECS options are not valid:
            - Serilog:EcsMasking:otel:bagageKeys: there is no such setting; did you mean 'baggageKeys'?
            - Serilog:EcsMasking:otel:spanTags:bell: the key holds a control character.
            - Serilog:EcsMasking:otel:spanTags:none: no key is named.
            - Serilog:EcsMasking:servceName: there is no such setting; did you mean 'serviceName'?
            - own:baggageKeys: expected an array or an object of names and texts, found a text.
            - own:baggageLookup: there is no such setting.
            - own:spanTags:0: the key is longer than 128 characters.
            - own:maxValueLength: 5 is not between 16 and 8191.
            """.ReplaceLineEndings("\n")));
    }

    [TestCase("otl", "otel")]
    [TestCase("otell", "otel")]
    public void AMisspeltSharedSectionIsAnErrorOfEveryStage(string name, string meant)
    {
        var root = JsonSettings.Read($$"""{ "Serilog": { "EcsMasking": { "{{name}}": { "baggageKeys": [ "a" ] } } } }""");
        var expected = $"The ECS options are not valid:\n- Serilog:EcsMasking:{name}: there is no such setting; did you mean '{meant}'?";

        Assert.That(() => OptionsBinder.Read(null, root), Throws.ArgumentException.With.Message.EqualTo(expected));
        Assert.That(() => OtelContextBinder.Read(null, root), Throws.ArgumentException.With.Message.EqualTo(expected));
    }

    [Test]
    public void TheSharedSectionIsCheckedByStagesThatHaveNoUseForIt()
    {
        var root = JsonSettings.Read("""{ "Serilog": { "EcsMasking": { "otel": { "spanTag": [ "a" ] } } } }""");

        Assert.That(
            () => OptionsBinder.Read(null, root),
            Throws.ArgumentException.With.Message.EndsWith("- Serilog:EcsMasking:otel:spanTag: there is no such setting; did you mean 'spanTags'?"));
    }

    [Test]
    public void InCodeTheFaultsNameTheProperties()
    {
        var options = new OtelContextOptions { BaggageKeys = null!, MaxValueLength = 10_000 };
        options.SpanTags.Add("");
        for (var count = 0; count < OtelContextValidator.MaxKeys; count++)
        {
            options.SpanTags.Add("key" + count);
        }

        Assert.That(() => new LoggerConfiguration().Enrich.WithOtelContext(options), Throws.ArgumentException.With.Message.EqualTo("""
            The ECS options are not valid:
            - BaggageKeys: is null; an empty collection means none.
            - SpanTags: 65 keys are more than 64.
            - SpanTags[0]: no key is named.
            - MaxValueLength: 10000 is not between 16 and 8191.
            """.ReplaceLineEndings("\n")));
    }
}
