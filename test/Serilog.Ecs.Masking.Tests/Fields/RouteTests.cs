using NUnit.Framework;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Fields;

public class RouteTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        CaseTable.Read("routes.txt").Select(cells => new TestCaseData(cells[0], cells[1], cells[2]).SetArgDisplayNames(cells[0] + " " + cells[1]));

    [TestCaseSource(nameof(Cases))]
    public void APropertyGoesWhereItsNameAndSourceSay(string source, string properties, string expected)
    {
        var values = CaseValue.Pairs(properties);
        var line = Render.Line(Render.EventWith(source.Length > 0 ? values.Prepend((EventTraitsReader.SourceContext, source)) : values));

        using (Assert.EnterMultipleScope())
        {
            foreach (var absent in expected.Split(' ').Where(word => word.StartsWith('!')))
            {
                Assert.That(line.Has(absent[1..]), Is.False, absent + " in " + line.Text);
            }

            foreach (var (path, value) in CaseValue.Pairs(expected))
            {
                Assert.That(line[path], Is.EqualTo(value), path + " in " + line.Text);
            }
        }
    }

    [Test]
    public void EveryRouteOfTheTableLeadsToAFieldOfItsType()
    {
        foreach (var route in KnownRoutes.All)
        {
            Assert.That(EcsFieldList.All, Does.ContainKey(route.Field.Name));
        }
    }

    [Test]
    public void ADurationIsTakenFromATimeSpanWhateverTheSource()
    {
        var line = Render.Line(log => log.Information("Took {Elapsed}", TimeSpan.FromMilliseconds(1.5)));

        Assert.That(line["event.duration"], Is.EqualTo(1_500_000));
    }

    [Test]
    public void ATimeThatAComponentOfAspNetCoreLogsIsNotTheDurationOfTheEvent()
    {
        var line = Render.Line(
            log => log.ForContext("SourceContext", "Microsoft.AspNetCore.ResponseCaching").Information("Adding {Duration}", TimeSpan.FromMinutes(5)));

        Assert.That(line["labels.duration"], Is.EqualTo("00:05:00"));
        Assert.That(line.Has("event.duration"), Is.False);
    }

    [Test]
    public void AnEventIdOfMicrosoftsLoggingIsACodeAndAnAction()
    {
        var line = Render.Line(log => log.ForContext("EventId", new { Id = 20101, Name = "CommandExecuted" }, destructureObjects: true).Information("Executed"));

        Assert.That(line["event.code"], Is.EqualTo("20101"));
        Assert.That(line["event.action"], Is.EqualTo("CommandExecuted"));
        Assert.That(line.Has("data"), Is.False);
    }

    [Test]
    public void AnEventIdOfAnotherKindIsData()
    {
        var line = Render.Line(log => log.ForContext("EventId", new { Id = "a", Venue = "b" }, destructureObjects: true).Information("Concert"));

        Assert.That(line["data.event_id.venue"], Is.EqualTo("b"));
        Assert.That(line.Has("event.code"), Is.False);
    }

    [Test]
    public void TheTraceOfTheEventIsNotSaidAgainByItsScope()
    {
        using var activity = new System.Diagnostics.Activity("request").SetIdFormat(System.Diagnostics.ActivityIdFormat.W3C).Start();

        var line = Render.Line(
            log => log.ForContext("TraceId", activity.TraceId.ToHexString()).ForContext("SpanId", "0123456789abcdef").Information("In a span"));

        Assert.That(line["trace.id"], Is.EqualTo(activity.TraceId.ToHexString()));
        Assert.That(line["span.id"], Is.EqualTo(activity.SpanId.ToHexString()));
        Assert.That(line.Has("labels.trace_id"), Is.False);
        Assert.That(line["labels.span_id"], Is.EqualTo("0123456789abcdef"));
    }

    [Test]
    public void AConfiguredMapComesBeforeAllOtherRoutes()
    {
        var line = Render.Line(
            options =>
            {
                options.FieldMap["OrderId"] = "labels.order";
                options.FieldMap["TenantId"] = "organization.id";
                options.FieldMap["Path"] = "file.path";
                options.FieldMap["Payload"] = "data.body";
                options.FieldMap["SourceContext"] = "labels.source";
            },
            log => log.ForContext("SourceContext", "A.B").Information("{OrderId} {TenantId} {Path} {@Payload}", 7, "acme", "/data/x", new { A = 1 }));

        Assert.That(line["labels.order"], Is.EqualTo(7));
        Assert.That(line["organization.id"], Is.EqualTo("acme"));
        Assert.That(line["file.path"], Is.EqualTo("/data/x"));
        Assert.That(line["data.body.a"], Is.EqualTo(1));
        Assert.That(line["labels.source"], Is.EqualTo("A.B"));
        Assert.That(line.Has("log.logger"), Is.False);
    }

    [Test]
    public void AMappedValueOfTheWrongTypeKeepsItsOwnName()
    {
        var line = Render.Line(options => options.FieldMap["Port"] = "client.port", log => log.Information("{Port}", "http"));

        Assert.That(line["labels.port"], Is.EqualTo("http"));
        Assert.That(line.Has("client.port"), Is.False);
    }

    [Test]
    public void ExcludedFieldsAreInNoDocument()
    {
        var line = Render.Line(
            options =>
            {
                options.ServiceName = "shop";
                foreach (var name in (string[])["event.dataset", "host", "labels.noise", "data.noise", "url.path"])
                {
                    options.ExcludeFields.Add(name);
                }
            },
            log => log
                .ForContext("MachineName", "node-1").ForContext("RequestPath", "/a").ForContext("Noise", 1).ForContext("Kept", 2)
                .Information("{@Noise}", new { A = 1 }));

        Assert.That(line.Fields, Does.Not.Contain("event.dataset").And.Not.Contain("host.name").And.Not.Contain("host.hostname").And.Not.Contain("url.path"));
        Assert.That(line.Has("labels.noise"), Is.False);
        Assert.That(line.Has("data"), Is.False);
        Assert.That(line["labels.kept"], Is.EqualTo(2));
    }

    [Test]
    public void StaticFieldsAreInEveryDocumentAndWinOverProperties()
    {
        var line = Render.Line(
            options =>
            {
                options.StaticFields["cloud.region"] = "ap-northeast-2";
                options.StaticFields["labels.team"] = "payments";
                options.StaticFields["event.severity"] = "3";
                options.StaticFields["tags"] = "blue";
            },
            log => log.ForContext("cloud.region", "elsewhere").ForContext("Team", "other").Information("Hello"));

        Assert.That(line["cloud.region"], Is.EqualTo("ap-northeast-2"));
        Assert.That(line["labels.cloud_region"], Is.EqualTo("elsewhere"));
        Assert.That(line["labels.team"], Is.EqualTo("payments"));
        Assert.That(line["labels.team_2"], Is.EqualTo("other"));
        Assert.That(line["event.severity"], Is.EqualTo(3));
        Assert.That(line["tags"], Is.EqualTo(new object[] { "blue" }));
    }
}
