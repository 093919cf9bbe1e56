using System.Net;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Document;

/// <summary>Fields that code sets in a document: typed, in the place of what the event has there, and masked like the rest.</summary>
[NonParallelizable]
public class SetFieldsTests
{
    private const string Secret = "hunter2-of-the-hook";

    [Test]
    public void CodeAddsFieldsOfEveryKind()
    {
        var line = Line(static fields =>
        {
            fields.Set("client.geo.name", "Seoul");
            fields.Set("event.severity", 7);
            fields.Set("event.start", new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc));
            fields.Set("client.ip", IPAddress.Loopback);
            fields.Set("tags", new[] { "blue", "green" });
            fields.Set("labels.TeamName", "identity");
        });

        Assert.That(line["client.geo.name"], Is.EqualTo("Seoul"));
        Assert.That(line["event.severity"], Is.EqualTo(7));
        Assert.That(line["event.start"], Is.EqualTo("2026-01-02T03:04:05Z").Or.EqualTo("2026-01-02T03:04:05.000Z").Or.EqualTo("2026-01-02T03:04:05.0000000Z"));
        Assert.That(line["client.ip"], Is.EqualTo("127.0.0.1"));
        Assert.That(line["tags"], Is.EqualTo(new[] { "blue", "green" }));
        Assert.That(line["labels.team_name"], Is.EqualTo("identity"));
    }

    [Test]
    public void WhatTheEventHasThereGivesWay()
    {
        var line = Render.Line(
            static options =>
            {
                options.StaticFields["cloud.region"] = "north";
                options.SetFields = static fields =>
                {
                    fields.Set("user.name", "pseudonym-7");
                    fields.Set("trace.id", "0af7651916cd43dd8448eb211c80319c");
                    fields.Set("cloud.region", "south");
                    fields.Set("service.name", "billing");
                    fields.Set("labels.team", "blue");
                };
            },
            static log => log.ForContext("Team", "red").ForContext("user.name", "lovelace").Information("Paid"));

        Assert.That(line["user.name"], Is.EqualTo("pseudonym-7"));
        Assert.That(line["trace.id"], Is.EqualTo("0af7651916cd43dd8448eb211c80319c"));
        Assert.That(line["cloud.region"], Is.EqualTo("south"));
        Assert.That(line["service.name"], Is.EqualTo("billing"));
        Assert.That(line["labels.team"], Is.EqualTo("blue"));
        Assert.That(line.Text.Split("cloud.region"), Has.Length.EqualTo(2));
        Assert.That(line.Text, Does.Not.Contain("red").And.Not.Contain("lovelace"));
    }

    [TestCase(FieldNesting.Dotted)]
    [TestCase(FieldNesting.Nested)]
    public void NullLeavesAFieldOut(FieldNesting nesting)
    {
        var line = Render.Line(
            options =>
            {
                options.FieldNesting = nesting;
                options.StaticFields["cloud.region"] = "north";
                options.SetFields = static fields =>
                {
                    fields.Set("user.name", null);
                    fields.Set("cloud.region", null);
                    fields.Set("labels.team", null);
                };
            },
            static log => log.ForContext("Team", "red").ForContext("OrderId", 7).ForContext("user.name", "lovelace").Information("Paid"));

        Assert.That(line.Text, Does.Not.Contain("north").And.Not.Contain("red").And.Not.Contain("\"user").And.Contain("\"order_id\":7"));
    }

    [Test]
    public void TheTextViewLeavesItOutToo()
    {
        var view = View.Text(
            Render.Event(static log => log.ForContext("user.name", "lovelace").Information("Paid")),
            static options => options.SetFields = static fields => fields.Set("user.name", null));

        Assert.That(view, Does.Contain("Paid").And.Not.Contain("lovelace"));
    }

    [Test]
    public void AValueOfAnotherTypeIsALabel()
    {
        var line = Line(static fields =>
        {
            fields.Set("http.response.status_code", "none");
            fields.Set("no.such.field", "x");
            fields.Set("message", "forged");
            fields.Set("@timestamp", "forged");
        });

        Assert.That(line["labels.http_response_status_code"], Is.EqualTo("none"));
        Assert.That(line["labels.no_such_field"], Is.EqualTo("x"));
        Assert.That(line["message"], Is.EqualTo("Paid"));
    }

    [Test]
    public void WhatCodeSetsIsMasked()
    {
        using var told = SelfLogCapture.Raw();

        var line = Line(static fields =>
        {
            fields.Set("labels.password", Secret);
            fields.Set("event.reason", "password=" + Secret);
            fields.Set("user.email", "ada@example.com");
            fields.Set("acme.note", Secret);
        });

        Assert.That(line.Text + told.Text, Does.Not.Contain(Secret).And.Not.Contain("ada@"));
        Assert.That(line["tags"], Is.EqualTo(new[] { "pii" }));
    }

    [Test]
    public void ASecretThatCodeSetsIsHiddenWhereTheEventRepeatsIt()
    {
        var line = Render.Line(
            static options => options.SetFields = static fields => fields.Set("labels.password", Secret), static log => log.Information("Signed in with {Word}", Secret));

        Assert.That(line.Text, Does.Not.Contain(Secret));
    }

    [Test]
    public void AnExceptionOfCodeCostsNoEventAndShowsNothing()
    {
        using var told = SelfLogCapture.Raw();

        var line = Line(static fields =>
        {
            fields.Set("labels.team", "blue");
            throw new InvalidOperationException(Secret);
        });

        Assert.That(line["message"], Is.EqualTo("Paid"));
        Assert.That(line["labels.team"], Is.EqualTo("blue"));
        Assert.That(line["labels.set_fields_error"], Is.EqualTo("System.InvalidOperationException"));
        Assert.That(told.Text, Does.Contain("System.InvalidOperationException"));
        Assert.That(line.Text + told.Text, Does.Not.Contain(Secret));
    }

    [Test]
    public void CodeSeesTheEventAndMayLog()
    {
        Logger? logger = null;
        var events = new StringWriter();
        var formatter = Render.Formatter(options => options.SetFields = fields =>
        {
            logger!.Information("Inside");
            fields.Set("labels.level", fields.LogEvent.Level.ToString());
        });
        using (logger = new LoggerConfiguration().WriteTo.Sink(new FormattedSink(formatter, events)).CreateLogger())
        {
            logger.Warning("Outside");
        }

        Assert.That(events.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
        Assert.That(events.ToString(), Does.Contain("\"level\":\"Warning\""));
    }

    [Test]
    public void FieldsCannotBeSetAfterwards()
    {
        EcsEventFields? kept = null;
        _ = Line(fields => kept = fields);

        Assert.That(() => kept!.Set("labels.late", "x"), Throws.InvalidOperationException);
    }

    [Test]
    public void DeclaredFieldsAreWrittenByPropertiesConstantsAndCode()
    {
        var line = OwnLine(
            static options =>
            {
                options.CustomFields["acme.tenant.id"] = EcsFieldType.Keyword;
                options.CustomFields["acme.order.total"] = EcsFieldType.Double;
                options.CustomFields["acme.region"] = EcsFieldType.Keyword;
                options.CustomFields["acme.retry"] = EcsFieldType.Boolean;
                options.CustomFields["acme.extra"] = EcsFieldType.Flattened;
                options.FieldMap["Total"] = "acme.order.total";
                options.StaticFields["acme.region"] = "north";
                options.SetFields = static fields => fields.Set("acme.retry", true);
            },
            static log => log.ForContext("acme.tenant.id", "t-1").ForContext("acme.extra", new { Colour = "red" }, destructureObjects: true).Information("Paid {Total}", 12.5));

        Assert.That(line["acme.tenant.id"], Is.EqualTo("t-1"));
        Assert.That(line["acme.order.total"], Is.EqualTo(12.5));
        Assert.That(line["acme.region"], Is.EqualTo("north"));
        Assert.That(line["acme.retry"], Is.True);
        Assert.That(line.Text, Does.Contain("\"acme.extra\":{").And.Contain("red"));
    }

    [Test]
    public void AValueOfAnotherTypeThanDeclaredIsALabel()
    {
        var line = Render.Line(static options => options.CustomFields["acme.size"] = EcsFieldType.Long, static log => log.ForContext("acme.size", "large").Information("x"));

        Assert.That(line["labels.acme_size"], Is.EqualTo("large"));
    }

    [Test]
    public void DeclaredFieldsNestAndCanBeExcluded()
    {
        var line = OwnLine(
            static options =>
            {
                options.FieldNesting = FieldNesting.Nested;
                options.CustomFields["acme.tenant.id"] = EcsFieldType.Keyword;
                options.CustomFields["acme.order.id"] = EcsFieldType.Keyword;
                options.ExcludeFields.Add("acme.order");
            },
            static log => log.ForContext("acme.tenant.id", "t-1").ForContext("acme.order.id", "o-1").Information("x"));

        Assert.That(line.Text, Does.Contain("\"acme\":{\"tenant\":{\"id\":\"t-1\"}}").And.Not.Contain("o-1"));
    }

    private static EcsLine OwnLine(Action<EcsOptions> configure, Action<ILogger> log) => Render.Line(Render.Formatter(configure), Render.Event(log), new ElasticsearchModel { OwnSet = "acme" });

    private static EcsLine Line(Action<EcsEventFields> setFields) => Render.Line(options => options.SetFields = setFields, static log => log.Information("Paid"));
}
