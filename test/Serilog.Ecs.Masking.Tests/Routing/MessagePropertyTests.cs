using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Serilog.Context;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Extensions.Logging;
using ILogger = Serilog.ILogger;

namespace Serilog.Ecs.Masking.Tests.Routing;

/// <summary>What a structured event says of itself lands in its field, however it is said.</summary>
public class MessagePropertyTests
{
    private static readonly DateTimeOffset Time = new(2025, 12, 17, 10, 0, 0, TimeSpan.FromHours(9));

    // property, value, extension method, field, what it holds
    private static readonly (string Property, object Value, Func<ILogger, ILogger> Say, string Field, object Held)[] Rows =
    [
        ("Topics", new[] { "auth", "login" }, log => log.ForTopics("auth", "login"), "tags", new[] { "auth", "login" }),
        ("Topics", new[] { "auth" }, log => log.ForTopics("auth", " ", null!), "event.kind", "event"),
        ("TransactionId", "tx-7", log => log.ForTransaction("tx-7"), "transaction.id", "tx-7"),
        ("SessionId", "s-1", log => log.ForSession("s-1"), "labels.session_id", "***REDACTED***"),
        ("Priority", 2, log => log.WithPriority(2), "event.severity", 2L),
        ("SchemaName", "sql", log => log.WithSchema("sql"), "labels.schema_name", "sql"),
        ("SchemaVersion", "1.0.0", log => log.WithSchema("sql", "1.0.0"), "labels.schema_version", "1.0.0"),
        ("Expires", Time, log => log.ExpiresAt(Time), "labels.expires", "2025-12-17T10:00:00.0000000+09:00"),
        ("Pii", new[] { "message" }, log => log.WithPii("message"), "labels.pii", new[] { "message" }),
        ("Pii", new[] { "message" }, log => log.WithPii("message"), "tags", new[] { "pii" }),
        ("Data", new { item = "book" }, log => log.WithData(new { item = "book" }), "data.item", "book"),
    ];

    [Test]
    public void EachIsSaidByAMethodAPropertyAScopeOrATemplate(
        [Range(0, 10)] int number,
        [Values("method", "property", "scope", "template", "Microsoft scope", "Microsoft scope of text", "Microsoft template")] string way,
        [Values] NameCasing casing)
    {
        var (property, value, say, field, held) = Rows[number];

        var line = Render.Line(options => options.NameCasing = casing, log => Say(way, log, property, value, say));

        Assert.That(line[field], Is.EqualTo(held));
    }

    private static void Say(string way, ILogger log, string property, object value, Func<ILogger, ILogger> say)
    {
        // Said in any other way an object is its text.
        var captured = property == MessageProperty.Data ? "@" + property : property;
        using var factory = new SerilogLoggerFactory(log);
        var microsoft = factory.CreateLogger("Shop");
        using var scope = way switch
        {
            "scope" => LogContext.PushProperty(property, value, destructureObjects: true),
            "Microsoft scope" => microsoft.BeginScope(new Dictionary<string, object> { [captured] = value }),
            "Microsoft scope of text" => microsoft.BeginScope("in {" + captured + "}", [value]),
            _ => null,
        };
        switch (way)
        {
            case "method": say(log).Information("Said"); break;
            case "property": log.ForContext(property, value, destructureObjects: true).Information("Said"); break;
            case "scope": log.Information("Said"); break;
            case "template": log.Information("Said {" + captured + "}", [value]); break;
            case "Microsoft template": microsoft.LogInformation("Said {" + captured + "}", [value]); break;
            default: microsoft.LogInformation("Said"); break;
        }
    }

    [Test]
    public void TheOtherRowsOfAMessageHaveTheirFieldsToo()
    {
        var options = new EcsOptions
        {
            ServiceName = "loginService", ServiceEnvironment = "dev", ServiceNodeName = "shard-1", IncludeMessageTemplate = true,
            StaticFields = { ["labels.platform"] = "magicCrm", ["cloud.provider"] = "aws" },
        };
        var line = Render.Line(
            new EcsTextFormatter(options),
            Render.Event(static log => log.ForCaller().Warning("Paid {Amount}", 3), logger => logger.Enrich.WithEventIdentity().Enrich.WithServiceIdentity(options)));

        (string Field, object? Held)[] rows =
        [
            ("log.level", "warn"), ("message", "Paid 3"), ("labels.message_template", "Paid {Amount}"),
            ("service.environment", "dev"), ("service.name", "loginService"), ("service.node.name", "shard-1"), ("labels.platform", "magicCrm"),
            ("cloud.provider", "aws"),
            ("log.origin.file.name", "MessagePropertyTests.cs"), ("log.origin.function", nameof(TheOtherRowsOfAMessageHaveTheirFieldsToo)),
            ("process.pid", (long)Environment.ProcessId), ("host.name", Environment.MachineName.ToLowerInvariant()),
        ];
        foreach (var (field, held) in rows)
        {
            Assert.That(field == "host.name" ? line[field]?.ToString()?.ToLowerInvariant() : line[field], Is.EqualTo(held), field);
        }

        Assert.That(line["event.id"], Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-"));
        Assert.That(line.Has("event.created") && line.Has("event.sequence") && line.Has("log.origin.file.line"), Is.True);
    }

    [Test]
    public void StaticTagsAreAddedToThoseOfAnEvent()
    {
        static EcsLine Line(Action<ILogger> log) => Render.Line(static options => options.StaticFields["tags"] = "blue", log);

        Assert.That(Line(static log => log.Information("x"))["tags"], Is.EqualTo(new[] { "blue" }));
        Assert.That(Line(static log => log.ForTopics("auth", "blue").Information("{Email}", "ada@example.com"))["tags"], Is.EquivalentTo(new[] { "auth", "blue", "pii" }));
        Assert.That(Line(static log => log.ForContext("tags", "red").Information("x"))["tags"], Is.EquivalentTo(new[] { "red", "blue" }));
    }

    [Test]
    public void DataAreMembersOfDataAndMasked()
    {
        var line = Render.Line(static log => log.WithData(new { Item = "book", Password = "hunter2-hunter2" }).Information("Sold"));

        Assert.That(line["data"], Is.EqualTo("""{"item":"book","password":"***REDACTED***"}"""));
        Assert.That(line.Text, Does.Not.Contain("hunter2"));
    }

    [Test]
    public void WhatIsNamedAsPersonalIsHiddenAndListed()
    {
        var line = Render.Line(static log => log.WithPii("data.nickname", "message").WithData(new { Nickname = "Ada of Lovelace" }).Information("Hello Ada of Lovelace"));

        Assert.That(line["labels.pii"], Is.EquivalentTo(new[] { "data.nickname", "message" }));
        Assert.That(line["tags"], Is.EqualTo(new[] { "pii" }));
        Assert.That(line.Text, Does.Not.Contain("Lovelace"));
    }

    [Test]
    public void WhoNamesMoreAsPersonalTakesNothingBack([Values("method", "scope", "template")] string outer)
    {
        using var scope = outer == "scope" ? LogContext.PushProperty("Pii", new[] { "data.nickname" }) : null;

        var line = Render.Line(log =>
        {
            log = outer == "method" ? log.WithPii("data.nickname", null!, " ") : log;
            log = log.WithPii("data.town").WithPii("message").WithData(new { Nickname = "Countess", Town = "Ockham" });
            log.Information(outer == "template" ? "{Pii}" : "Hello", "data.nickname");
        });

        Assert.That(line["labels.pii"], Is.EquivalentTo(new[] { "data.nickname", "data.town", "message" }));
        Assert.That(line.Text, Does.Not.Contain("Countess").And.Not.Contain("Ockham").And.Not.Contain("Hello"));
    }

    [TestCase(true, true)]
    [TestCase(7, true)]
    [TestCase("data.nobody", true)]
    [TestCase("..", true)]
    [TestCase(false, false)]
    [TestCase(null, false)]
    public void APersonalMarkWithoutAPathCounts(object? value, bool isPersonal)
    {
        var line = Render.Line(log => log.ForContext("Pii", value).Information("Said"));

        Assert.That(line["tags"], isPersonal ? Is.EqualTo(new[] { "pii" }) : Is.Null);
    }

    [Test]
    public void DataThatIsNotAnObjectIsItsValue()
    {
        Assert.That(Render.Line(static log => log.WithData(3).Information("x"))["data.value"], Is.EqualTo(3));
        Assert.That(Render.Line(static log => log.WithData(new[] { 1, 2 }).Information("x"))["data"], Is.EqualTo("""{"value":[1,2]}"""));
        Assert.That(Render.Line(static log => log.WithData(new[] { new { A = 1 } }).Information("x"))["data"], Is.EqualTo("""{"value":[{"a":1}]}"""));
    }

    [Test]
    public void TopicsAreAddedToOtherTags()
    {
        var line = Render.Line(static log => log.ForTopics("auth").ForContext("tags", new[] { "shop", "auth" }).Information("{Email}", "ada@example.com"));

        Assert.That(line["tags"], Is.EquivalentTo(new[] { "shop", "auth", "pii" }));
    }

    [TestCase("Topics", 7, "labels.topics")]
    [TestCase("Priority", "high", "labels.priority")]
    [TestCase("Priority", 2.5, "labels.priority")]
    [TestCase("TransactionId", 7, "transaction.id")]
    public void WhatDoesNotFitIsALabel(string property, object value, string place)
    {
        var line = Render.Line(log => log.ForContext(property, value).Information("Said"));

        Assert.That(line[place]?.ToString(), Is.EqualTo(Convert.ToString(value, CultureInfo.InvariantCulture)));
    }

    [Test]
    public void AKindOfItsOwnIsKept()
    {
        var line = Render.Line(static log => log.ForTopics("disk").ForContext("event.kind", "metric").Information("Said"));

        Assert.That(line["event.kind"], Is.EqualTo("metric"));
        Assert.That(line["tags"], Is.EqualTo(new[] { "disk" }));
    }

    [Test]
    public void TheLocalRootOfATraceIsTheTransactionAndAGivenIdALabel()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        var line = Render.Line(Render.Formatter(), Render.Event(
            static log => log.Information("Paid by {TransactionId}", "tx-7"),
            static configuration => configuration.Enrich.WithOtelContext()));

        Assert.That(line["transaction.id"], Is.EqualTo(activity.SpanId.ToHexString()));
        Assert.That(line["labels.transaction_id"], Is.EqualTo("tx-7"));
    }

    [Test]
    public async Task ATransactionIsMadeOnceForEachAsyncFlow()
    {
        var one = await Task.Run(static async () =>
        {
            var first = Id(static log => log.ForTransaction().Information("First"));
            await Task.Yield();
            return (first, Inner: await Task.Run(static () => Id(static log => log.ForTransaction().Information("Second"))));
        });
        var other = await Task.Run(static () => Id(static log => log.ForTransaction().Information("Third")));

        Assert.That(one.first, Does.Match("^[0-9a-f]{16}$"));
        Assert.That(one.Inner, Is.EqualTo(one.first));
        Assert.That(other, Is.Not.EqualTo(one.first));
    }

    [Test]
    public void NothingIsSaidByNothing()
    {
        var line = Render.Line(static log => log
            .ForTopics().ForTopics(null!).ForTopics("", "  ").ForSession(null).ForSession(" ").WithPii().WithPii(null!).WithSchema(null!).WithData(null)
            .Information("Said"));

        Assert.That(line.Has("labels"), Is.False);
        Assert.That(line.Has("tags"), Is.False);
        Assert.That(line.Has("event.kind"), Is.False);
    }

    [Test]
    public void HostileTopicsAndIdsAreWrittenAsText()
    {
        var huge = new string('x', 100_000);
        var line = Render.Line(log => log
            .ForTopics("a\r\n\u001b[31m\u0000\",\"log.level\":\"fatal", "\ud800")
            .ForContext("TransactionId", huge)
            .ExpiresAt(DateTimeOffset.MinValue)
            .Information("Said"));

        Assert.That(((object[])line["tags"]!)[0], Is.EqualTo("a\r\n\u001b[31m\u0000\",\"log.level\":\"fatal"));
        Assert.That(((string)line["transaction.id"]!).Length, Is.LessThan(9_000));
        Assert.That(line["labels.expires"], Does.StartWith("0001-01-01T00:00:00"));
    }

    [Test]
    public void TheHashOfATemplateIsTheSameForAllItsEventsAndHoldsNoSecret()
    {
        string Hash(Action<ILogger> log) => (string)Render.Line(static options => options.IncludeTemplateHash = true, log)["labels.message_template_hash"]!;

        var hash = Hash(static log => log.Information("Paid {Amount}", 1));

        Assert.That(hash, Is.EqualTo("69c93ce9ef043d80"));
        Assert.That(Hash(static log => log.Warning("Paid {Amount}", 2)), Is.EqualTo(hash));
        Assert.That(Hash(static log => log.Information("Paid {Total}", 1)), Is.Not.EqualTo(hash));
        Assert.That(
            Hash(static log => log.Information("login password=hunter2 failed")),
            Is.EqualTo(Hash(static log => log.Information("login password=hunter3 failed"))));
    }

    [Test]
    public void AMessageIsRenderedAnewInAnotherLanguage()
    {
        // What a reader needs is in the document: the template's hash names the translation, labels hold the values.
        var line = Render.Line(static options => options.IncludeTemplateHash = true, static log => log.Information("Paid {Amount} to {Shop}", 1200, "Busan"));
        var translations = new Dictionary<string, string> { [(string)line["labels.message_template_hash"]!] = "{Shop}에 {Amount}원을 결제했습니다" };

        var template = new Serilog.Parsing.MessageTemplateParser().Parse(translations[(string)line["labels.message_template_hash"]!]);
        var values = new Dictionary<string, object?> { ["Amount"] = line["labels.amount"], ["Shop"] = line["labels.shop"] };
        var message = string.Concat(template.Tokens.Select(token => token is Serilog.Parsing.PropertyToken hole ? values[hole.PropertyName] : token));

        Assert.That(message, Is.EqualTo("Busan에 1200원을 결제했습니다"));
    }

    private static string Id(Action<ILogger> log) => (string)Render.Line(log)["transaction.id"]!;
}
