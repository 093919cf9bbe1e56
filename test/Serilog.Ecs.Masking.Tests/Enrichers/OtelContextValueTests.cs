using System.Diagnostics;
using NUnit.Framework;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Trace;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Enrichers;

/// <summary>Baggage and tags: only what is allowed, bounded, and never in a field that a caller chose.</summary>
public class OtelContextValueTests
{
    private const string Hostile = "\u001b[31m\r\n\0\",\"log.level\":\"fatal\"\u2028\ud800 end";

    private readonly ActivitySource _source = new("Serilog.Ecs.Masking.Tests.OtelContextValues");
    private TracerProvider _provider = null!;

    [OneTimeSetUp]
    public void Listen() => _provider = Sdk.CreateTracerProviderBuilder().AddSource(_source.Name).SetSampler(new AlwaysOnSampler()).Build();

    [OneTimeTearDown]
    public void StopListening()
    {
        _provider.Dispose();
        _source.Dispose();
    }

    [Test]
    public void OnlyAllowedBaggageIsAdded()
    {
        using var root = _source.StartActivity("request")!;
        root.AddBaggage("tenant.id", "acme").AddBaggage("session", "hunter2").AddBaggage("Tenant.Id", "other");
        using var inner = _source.StartActivity("part")!;

        var line = Logged(options => Add(options.BaggageKeys, "tenant.id", "absent", "tenant.id"));

        Assert.That(line["data.baggage"], Is.EqualTo("""{"tenant_id":"acme"}"""));
        Assert.That(line.Text, Does.Not.Contain("hunter2"));
    }

    [Test]
    public void AllowedBaggageAndTagsAreMaskedByNameAndByShape()
    {
        using var root = _source.StartActivity("request")!;
        root.AddBaggage("session_token", "hunter2hunter2").AddBaggage("note", "mail ada@example.com");
        root.AddTag("db.password", "hunter3hunter3").AddTag("url.full", "https://app:hunter4hunter4@db.example/").AddTag("card", "4111111111111111");

        var line = Logged(options =>
        {
            Add(options.BaggageKeys, "session_token", "note");
            Add(options.SpanTags, "db.password", "url.full", "card");
        });

        Assert.That(line["data.baggage.note"], Is.EqualTo("mail a*a@*******.com"));
        Assert.That(line["data.span_tags.db_password"], Is.EqualTo("***REDACTED***"));
        Assert.That(line["data.span_tags.card"], Is.EqualTo("************1111"));
        Assert.That(line["tags"], Does.Contain("pii"));
        Assert.That(
            line.Text,
            Does.Not.Contain("er2hunt").And.Not.Contain("hunter3").And.Not.Contain("hunter4").And.Not.Contain("ada@example").And.Not.Contain("4111111111"));
    }

    [Test]
    public void ByDefaultNothingOfBaggageAndTagsIsAdded()
    {
        using var activity = _source.StartActivity("request")!;
        activity.AddBaggage("tenant", "acme").AddTag("http.route", "/orders");

        var line = Logged(static _ => { });

        Assert.That(line.Has("data"), Is.False);
    }

    [Test]
    public void TheBaggageThatWasSetLastCounts()
    {
        using var root = _source.StartActivity("request")!;
        root.AddBaggage("tenant", "outer");
        using var inner = _source.StartActivity("part")!;
        inner.AddBaggage("tenant", "first").AddBaggage("tenant", "last");

        Assert.That(
            Logged(options => Add(options.BaggageKeys, "tenant"))["data.baggage.tenant"], Is.EqualTo("last").And.EqualTo(inner.GetBaggageItem("tenant")));
    }

    [Test]
    public void OpenTelemetrysOwnBaggageIsAskedFirst()
    {
        using var activity = _source.StartActivity("request")!;
        activity.AddBaggage("tenant", "activity").AddBaggage("region", "busan");
        Baggage.SetBaggage("tenant", "otel");

        var line = Logged(options =>
        {
            Add(options.BaggageKeys, "tenant", "region");
            options.BaggageLookup = static name => Baggage.GetBaggage(name);
        });

        Assert.That(line["data.baggage"], Is.EqualTo("""{"tenant":"otel","region":"busan"}"""));
    }

    [Test]
    public void ALookupThatThrowsCostsNothingElse()
    {
        using var activity = _source.StartActivity("request")!;
        activity.AddBaggage("tenant", "acme");

        var line = Logged(options =>
        {
            Add(options.BaggageKeys, "tenant");
            options.BaggageLookup = static _ => throw new InvalidOperationException("hunter2");
        });

        Assert.That(line["data.baggage.tenant"], Is.EqualTo("acme"));
        Assert.That(line["transaction.id"], Is.EqualTo(activity.SpanId.ToHexString()));
    }

    [TestCase("=")]
    [TestCase(",,,;;;")]
    [TestCase("tenant")]
    [TestCase("tenant=%zz%")]
    [TestCase("tenant=%ff%fe")]
    [TestCase("tenant=a=b;property=c,tenant=again")]
    [TestCase("tenant=%1b%5b31m%0d%0a%22%2c%22message%22%3a%22forged%22")]
    [TestCase("message=forged,service.name=forged,@timestamp=forged,tenant=acme")]
    public void MalformedBaggageOfACallerMakesNoLessOfADocument(string header)
    {
        var context = new BaggagePropagator().Extract(default, new Dictionary<string, string> { ["baggage"] = header }, static (headers, name) => headers.TryGetValue(name, out var value) ? [value] : []);
        using var activity = _source.StartActivity("request")!;
        Baggage.Current = context.Baggage;

        var line = Logged(options =>
        {
            Add(options.BaggageKeys, "tenant");
            options.BaggageLookup = static name => Baggage.GetBaggage(name);
        });

        Assert.That(line["message"], Is.EqualTo("In a span"));
        Assert.That(line["data.baggage.tenant"], Is.EqualTo(context.Baggage.GetBaggage("tenant")));
        Assert.That(line["service.name"], Is.Not.EqualTo("forged"));
    }

    [Test]
    public void HugeBaggageIsBounded()
    {
        using var activity = _source.StartActivity("request")!;
        activity.AddBaggage("first", "out of reach");
        for (var count = 0; count < 10_000; count++)
        {
            activity.AddBaggage("junk" + count, new string('x', 100));
        }

        activity.AddBaggage("short", "acme").AddBaggage("long", "hunter2" + new string('x', 1_000_000));

        var line = Logged(options => Add(options.BaggageKeys, "first", "short", "long"));

        Assert.That(line["data.baggage"], Is.EqualTo("""{"short":"acme","long":"[1000007 characters]"}"""));
        Assert.That(line.Text, Does.Not.Contain("hunter2").And.Not.Contain("xxx"));
    }

    [TestCase("service.name")]
    [TestCase("message")]
    [TestCase("@timestamp")]
    [TestCase("log.level")]
    [TestCase("trace.id")]
    [TestCase("transaction.id")]
    [TestCase("event.hash")]
    [TestCase("tags")]
    [TestCase("labels")]
    [TestCase("_id")]
    public void NamesOfEcsFieldsForgeNothing(string key)
    {
        using var activity = _source.StartActivity("request")!;
        activity.AddBaggage(key, "forged");
        activity.SetTag(key, "forged");

        var line = Logged(options =>
        {
            Add(options.BaggageKeys, key);
            Add(options.SpanTags, key);
        });

        Assert.That(line["message"], Is.EqualTo("In a span"));
        Assert.That(line["log.level"], Is.EqualTo("info"));
        Assert.That(line["transaction.id"], Is.EqualTo(activity.SpanId.ToHexString()));
        Assert.That(line.Fields.Select(field => line[field]), Has.None.EqualTo("forged"));
        Assert.That(line["labels." + key], Is.Null);
        Assert.That(line["data.baggage"], Does.Contain("\"forged\""));
        Assert.That(line["data.span_tags"], Does.Contain("\"forged\""));
    }

    [Test]
    public void HostileValuesStayInsideTheirText()
    {
        using var activity = _source.StartActivity("request")!;
        activity.AddBaggage("tenant", Hostile);
        activity.SetTag("http.route", Hostile);

        var line = Logged(options =>
        {
            Add(options.BaggageKeys, "tenant");
            Add(options.SpanTags, "http.route");
        });

        Assert.That(line["data.baggage.tenant"], Is.EqualTo(Hostile.Replace('\ud800', '\ufffd')).And.EqualTo(line["data.span_tags.http_route"]));
        Assert.That(line["log.level"], Is.EqualTo("info"));
        Assert.That(line.Text.AsSpan(0, line.Text.Length - 1).ContainsAny("\u001b\r\n\0\u2028"), Is.False);
    }

    private static readonly object[] Tags =
    [
        new object?[] { "/orders", "/orders" },
        new object?[] { 42, 42L },
        new object?[] { 1.5, 1.5 },
        new object?[] { true, true },
        new object?[] { ActivityKind.Server, "Server" },
        new object?[] { new[] { "a", "b" }, new object[] { "a", "b" } },
        new object?[] { new[] { 1L, 2L }, new object[] { 1L, 2L } },
        new object?[] { new object?[] { "a", null, 3 }, new object?[] { "a", null, 3L } },
        new object?[] { new string('x', 1_024), new string('x', 1_024) },
        new object?[] { new string('x', 1_025), "[1025 characters]" },
        new object?[] { new[] { new string('x', 1_025) }, new object[] { "[1025 characters]" } },
        new object?[] { new int[65], "[65 values]" },
        new object?[] { new int[2][], new object?[] { null, null } },
        new object?[] { new int[2, 2], null },
        new object?[] { null, null },
    ];

    [TestCaseSource(nameof(Tags))]
    public void ATagIsWrittenAsItsTypeAsksAndWithinBounds(object? tag, object? expected)
    {
        using var activity = _source.StartActivity("request")!;
        activity.SetTag("key", tag).SetTag("other", "kept");

        var line = Logged(options => Add(options.SpanTags, "key", "other"));

        Assert.That(line["data.span_tags.key"], Is.EqualTo(expected));
        Assert.That(line["data.span_tags.other"], Is.EqualTo("kept"));
    }

    [Test]
    public void ATagOfAnotherTypeIsLeftOutAndNeverCalled()
    {
        using var activity = _source.StartActivity("request")!;
        activity.SetTag("key", new HostileTag()).SetTag("list", new object[] { 1, new HostileTag() }).SetTag("other", "kept");

        var line = Logged(options => Add(options.SpanTags, "key", "list", "other"));

        Assert.That(line["data.span_tags"], Is.EqualTo("""{"other":"kept"}"""));
    }

    [Test]
    public void TagsOfOuterSpansAndUnnamedTagsStayAway()
    {
        using var root = _source.StartActivity("request")!;
        root.SetTag("http.route", "/orders");
        using var inner = _source.StartActivity("select")!;
        inner.SetTag("db.statement", "hunter2");

        var line = Logged(options => Add(options.SpanTags, "http.route"));

        Assert.That(line.Has("data"), Is.False);
        Assert.That(line.Text, Does.Not.Contain("hunter2"));
    }

    private static void Add(IList<string> keys, params string[] added) => Array.ForEach(added, keys.Add);

    private static EcsLine Logged(Action<OtelContextOptions> configure)
    {
        var options = new OtelContextOptions();
        configure(options);
        return Render.Line(Render.Event(static log => log.Information("In a span"), configuration => configuration.Enrich.WithOtelContext(options)));
    }

    private sealed class HostileTag
    {
        public override string ToString() => throw new InvalidOperationException("hunter2");
    }
}
