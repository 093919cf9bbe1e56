using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>The options that choose where and how values are written.</summary>
public class ShapeTests
{
    private static readonly object Order = new { OrderId = "o-1", Customer = new { Name = "kim", Tags = new[] { "a", "b" } }, Lines = new[] { new { Sku = "x" } }, Nothing = (string?)null };

    [Test]
    public void StructuresAreData()
    {
        var line = Render.Line(log => log.Information("{@Order}", Order));

        Assert.That(line["data"], Is.EqualTo("""{"order":{"order_id":"o-1","customer":{"name":"kim","tags":["a","b"]},"lines":[{"sku":"x"}]}}"""));
        Assert.That(line.Has("labels"), Is.False);
    }

    [Test]
    public void StructuresCanBeLabels()
    {
        var line = Render.Line(options => options.StructuredValues = StructurePlacement.Labels, log => log.Information("{@Order}", Order));

        Assert.That(line["labels"], Is.EqualTo("""{"order_order_id":"o-1","order_customer_name":"kim","order_customer_tags":["a","b"],"order_lines":"[{\"sku\":\"x\"}]"}"""));
        Assert.That(line.Has("data"), Is.False);
    }

    [Test]
    public void StructuresCanBeJsonText()
    {
        var line = Render.Line(options => options.StructuredValues = StructurePlacement.Json, log => log.Information("{@Order}", Order));

        Assert.That(line["labels.order"], Is.EqualTo("""{"order_id":"o-1","customer":{"name":"kim","tags":["a","b"]},"lines":[{"sku":"x"}]}"""));
    }

    [Test]
    public void KeysOfDictionariesKeepTheirCasing()
    {
        var line = Render.Line(log => log.Information("{@Headers}", new Dictionary<string, object> { ["Content-Type"] = "text/plain", ["a.b"] = 1 }));

        Assert.That(line["data"], Is.EqualTo("""{"headers":{"Content-Type":"text/plain","a_b":1}}"""));
    }

    [Test]
    public void NamesCanBePreserved()
    {
        var line = Render.Line(options => options.NameCasing = NameCasing.Preserve, log => log.ForContext("Http.Status", 1).Information("{UserId} {@Order}", 7, new { OrderId = 1 }));

        Assert.That(line["labels.UserId"], Is.EqualTo(7));
        Assert.That(line["labels.Http_Status"], Is.EqualTo(1));
        Assert.That(line["data.Order.OrderId"], Is.EqualTo(1));
    }

    [Test]
    public void EmptyValuesCanBeWritten()
    {
        var line = Render.Line(options => options.NullValues = NullHandling.Write, log => log.Information("{A} {B} {C} {@D}", null, "", Array.Empty<int>(), new { X = (string?)null }));

        Assert.That(line.Text, Does.Contain("\"labels\":{\"a\":null,\"b\":\"\",\"c\":[]}").And.Contain("\"data\":{\"d\":{\"x\":null}}"));
    }

    [Test]
    public void LabelsAsTextNeverConflictWithAnEarlierMapping()
    {
        var formatter = Render.Formatter(options => options.LabelValues = LabelTyping.Strings);
        var model = new ElasticsearchModel(dynamicLabels: true);

        foreach (var value in (object[])[1, "one", true, 1.5, new[] { 1, 2 }, DateTime.UnixEpoch, Guid.Empty, 5m, 'x', double.NaN])
        {
            Render.Line(formatter, Render.Event(log => log.Information("{Value}", value)), model);
        }
    }

    [Test]
    public void TypedLabelsWouldConflictWithoutTheTemplate()
    {
        // The model detects it: LabelTyping.Strings prevents it.
        var model = new ElasticsearchModel(dynamicLabels: true);
        Render.Line(Render.Formatter(), Render.Event(log => log.Information("{Value}", 1)), model);

        Assert.That(() => Render.Line(Render.Formatter(), Render.Event(log => log.Information("{Value}", "one")), model), Throws.TypeOf<AssertionException>());
    }

    private static readonly object[] Numbers =
    [
        new object[] { 45d, "45.0" }, new object[] { 45.2, "45.2" }, new object[] { 45.2f, "45.2" }, new object[] { 1e21, "1E+21" },
        new object[] { -0.0, "-0.0" },
        new object[] { 187.50m, "187.50" }, new object[] { 100m, "100" }, new object[] { 12345678901234567.89m, "\"12345678901234567.89\"" },
        new object[] { decimal.MaxValue, "\"79228162514264337593543950335\"" },
        new object[] { long.MaxValue, "9223372036854775807" }, new object[] { ulong.MaxValue, "\"18446744073709551615\"" },
        new object[] { double.NaN, "\"NaN\"" }, new object[] { double.NegativeInfinity, "\"-Infinity\"" },
        new object[] { true, "true" }, new object[] { 'c', "\"c\"" }, new object[] { DayOfWeek.Monday, "\"Monday\"" },
        new object[] { new TimeSpan(1, 2, 3), "\"01:02:03\"" },
        new object[] { new DateOnly(2025, 12, 17), "\"2025-12-17\"" },
        new object[] { new DateTime(2025, 12, 17, 10, 0, 0, DateTimeKind.Utc), "\"2025-12-17T10:00:00.0000000Z\"" },
    ];

    [TestCaseSource(nameof(Numbers))]
    public void AScalarIsWrittenAsElasticsearchKeepsIt(object value, string json)
    {
        var line = Render.Line(log => log.Information("{Value}", value));

        Assert.That(line.Text, Does.Contain("\"labels\":{\"value\":" + json + "}"));
    }

    [Test]
    public void TheLevelsOfDataAreLimited()
    {
        var line = Render.Line(options => options.MaxDepth = 3, log => log.Information("{@A}", new { B = new { C = new { D = 1 } }, E = 2 }));

        Assert.That(line["data"], Is.EqualTo("""{"a":{"b":{"c":"…"},"e":2}}"""));
    }

    [Test]
    public void FieldsAreInTheOrderOfTheDocument()
    {
        var formatter = Render.Formatter(options => options.ServiceName = "shop");
        var logEvent = Render.EventWith([("user.name", "u"), ("Thing", 1), ("url.path", "/"), ("http.request.method", "GET"), ("tags", "t"), ("agent.name", "a"), ("event.action", "x"), ("trace.id", "1"), ("SourceContext", "A.B"), ("client.ip", "::1")]);

        var line = Render.Line(formatter, logEvent);

        Assert.That(line.Keys, Is.EqualTo((string[])[
            "@timestamp", "log.level", "message", "ecs.version", "log.logger", "trace.id", "service.name", "service.environment", "event.action",
            "event.dataset",
            "http.request.method", "url.path", "client.ip", "user.name", "agent.name", "tags", "labels"]));
    }

    [Test]
    public void ALimitedDocumentShedsInTheStatedOrder([Values(1_024, 2_048, 4_096, 16_384)] int limit)
    {
        var formatter = Render.Formatter(options =>
        {
            options.MaxDocumentLength = limit;
            options.ServiceName = "shop";
        });
        var failure = new InvalidOperationException(new string('e', 300));
        for (var size = 10; size < 40_000; size *= 3)
        {
            foreach (var filler in (string[])["x", "가", "\n", "😀"])
            {
                var text = string.Concat(Enumerable.Repeat(filler, size));
                var logEvent = Render.Event(log => log.ForContext("Long", text).ForContext("Short", 7).Error(failure, "{Text} {@Data}", text, new { Text = text, Items = Enumerable.Range(0, size % 2_000) }));

                var line = Render.Line(formatter, logEvent);

                Assert.That(System.Text.Encoding.UTF8.GetByteCount(line.Text), Is.LessThanOrEqualTo(limit), line.Text);
                Assert.That(line["error.type"] ?? line["labels.shed"], Is.Not.Null);
            }
        }
    }

    [Test]
    public void WhatWasShedIsNamed()
    {
        var logEvent = Render.Event(log => log.ForContext("Note", "kept").Information("Short {@Data}", new { Text = new string('x', 1_500) }));

        var line = Render.Line(Render.Formatter(options => options.MaxDocumentLength = 2_048), logEvent);

        Assert.That(line.Has("data"), Is.False);
        Assert.That(line["labels.note"], Is.EqualTo("kept"));
        Assert.That(line["labels.shed"], Is.EqualTo(new object[] { "data" }));
    }

    [TestCase(NameCasing.Snake, "Shed")]
    [TestCase(NameCasing.Preserve, "shed")]
    public void ALabelOfTheSameNameIsKeptBesideTheListOfShedParts(NameCasing casing, string name)
    {
        var line = Render.Line(
            options => (options.MaxDocumentLength, options.NameCasing) = (2_048, casing),
            log => log.ForContext(name, "water").ForContext("Order", new { Text = new string('x', 3_000) }, destructureObjects: true).Information("Short"));

        Assert.That(line["labels.shed"], Is.EqualTo("water"));
        Assert.That(line["labels.shed_2"], Is.EqualTo(new object[] { "data" }));
    }

    [Test]
    public void ALongMessageCostsNoShortLabel([Values] bool isOfException)
    {
        var text = new string('m', 30_000);

        var line = Render.Line(
            options => options.MaxDocumentLength = 4_096,
            log => log.ForContext("OrderId", 7).Error(isOfException ? new IOException(text) : null, isOfException ? "failed" : text));

        Assert.That(line["labels.order_id"], Is.EqualTo(7));
        Assert.That(line["labels.shed"], Is.EqualTo(isOfException ? ["error.stack_trace", "message"] : new object[] { "message" }));
        Assert.That(((string)line[isOfException ? "error.message" : "message"]!).Length, Is.GreaterThan(1_000));
    }

    [Test]
    public void AFoldedStackTraceIsCutByWhatIsLeftOfIt()
    {
        var text = string.Concat(Enumerable.Repeat("   at System.Text.Json.JsonSerializer.Deserialize()\n", 2_000)) + string.Concat(
            Enumerable.Repeat("   at Shop.Orders.Place(String text)\n", 200));

        var line = Render.Line(
            options => (options.MaxDocumentLength, options.FoldFrameworkFrames) = (4_096, true),
            log => log.Error(new ToldException(text), "{Note} {@Data}", "kept", new { Item = "book" }));

        Assert.That(line["data.item"], Is.EqualTo("book"));
        Assert.That(line["labels.shed"], Is.EqualTo(new object[] { "error.stack_trace" }));
    }

    [Test]
    public void WhatTheEventItselfHasIsLeftLast()
    {
        var names = EcsFieldList.All.Where(field => field.Value is { Type: "keyword" }).Select(field => field.Key).Where(name => name.Contains('.')).Take(400);
        var logEvent = Render.Event(
            log => names.Aggregate(log, (logger, name) => logger.ForContext(name, "some text of a property")).Error(new IOException("full"), "Failed"),
            logger => logger.Enrich.WithEventIdentity());

        var line = Render.Line(Render.Formatter(options => options.MaxDocumentLength = 2_048), logEvent);

        Assert.That(line.Has("event.id"), Is.True);
        Assert.That(line["error.type"], Is.EqualTo("System.IO.IOException"));
        Assert.That(line["labels.shed"], Does.Contain("fields"));
    }

    [Test]
    public void AnObjectGivesWayToAFieldInsideItThatAllDocumentsHave([Values] FieldNesting nesting)
    {
        var line = Render.Line(
            options =>
            {
                options.FieldNesting = nesting;
                options.StaticFields["log.syslog.priority"] = "3";
            },
            log => log.ForContext("log.syslog", new { priority = 5L, appname = "shop" }, destructureObjects: true).Information("x"));

        Assert.That(line["log.syslog.priority"], Is.EqualTo(3));
        Assert.That(line["data.log_syslog.appname"], Is.EqualTo("shop"));
    }

    [Test]
    public void ADocumentWithinItsLimitShedsNothing()
    {
        var line = Render.Line(options => options.MaxDocumentLength = 16_384, log => log.Information("{@Data}", new { Text = new string('가', 2_000) }));

        Assert.That(line.Has("labels.shed"), Is.False);
        Assert.That(line.Has("data"), Is.True);
    }

    private sealed class ToldException(string frames) : Exception("told")
    {
        public override string ToString() => "Told: told\n" + frames;
    }
}
