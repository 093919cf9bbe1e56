using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Enrichers;

public class ServiceIdentityTests
{
    private static readonly object[] Attributes =
    [
        new object?[] { null, "" },
        new object?[] { "  ", "" },
        new object?[] { "a=1,b=2", "a=1;b=2" },
        new object?[] { " a = 1 , b=2,", "a=1;b=2" },
        new object?[] { "a=1=2", "a=1=2" },
        new object?[] { "a=", "a=" },
        new object?[] { "a=x%2Cy%3Dz,b=%ED%95%9C", "a=x,y=z;b=한" },
        new object?[] { "a=1+1", "a=1+1" },
        new object?[] { "%61=1", "a=1" },
        new object?[] { "a=1,a=2,b=3", "a=2;b=3" },
        new object?[] { "a=1,b", "!2" },
        new object?[] { "=1", "!1" },
        new object?[] { "a=%2", "!1" },
        new object?[] { "a=%zz", "!1" },
        new object?[] { "a=1,b=%FF", "!2" },
        new object?[] { "a=\uD800%20", "!1" },
    ];

    [TestCaseSource(nameof(Attributes))]
    public void ResourceAttributesAreReadAsOpenTelemetrySays(string? value, string expected)
    {
        var reports = new List<string>();

        var attributes = ResourceAttributes.Parse(value, reports.Add);

        if (expected.StartsWith('!'))
        {
            Assert.That(attributes, Is.Empty);
            Assert.That(reports, Is.EqualTo(new[] { "OTEL_RESOURCE_ATTRIBUTES is ignored: entry " + expected[1..] + " is not a percent-encoded key=value pair." }));
        }
        else
        {
            Assert.That(string.Join(';', attributes.Select(pair => pair.Key + "=" + pair.Value)), Is.EqualTo(expected));
            Assert.That(reports, Is.Empty);
        }
    }

    private static readonly object[] Mapped =
    [
        new object[] { "service.instance.id=i-1", "service.node.name", "i-1" },
        new object[] { "deployment.environment=old", "service.environment", "old" },
        new object[] { "deployment.environment=old,deployment.environment.name=new", "service.environment", "new" },
        new object[] { "host.name=h", "host.hostname", "h" },
        new object[] { "host.arch=arm64", "host.architecture", "arm64" },
        new object[] { "os.type=darwin", "host.os.type", "macos" },
        new object[] { "os.type=plan9", "host.os.platform", "plan9" },
        new object[] { "container.image.tags=1.0", "container.image.tag", new object[] { "1.0" } },
        new object[] { "cloud.platform=aws_eks", "cloud.service.name", "aws_eks" },
        new object[] { "k8s.cluster.name=c", "orchestrator.cluster.name", "c" },
        new object[] { "k8s.pod.name=p", "orchestrator.resource.name", "p" },
        new object[] { "k8s.pod.uid=u", "orchestrator.resource.type", "pod" },
        new object[] { "process.pid=12", "process.pid", 12 },
        new object[] { "process.pid=abc", "labels.process_pid", "abc" },
        new object[] { "team.name=red", "labels.team_name", "red" },
        new object[] { "service.namespace=shop", "labels.service_namespace", "shop" },
    ];

    [TestCaseSource(nameof(Mapped))]
    public void AnAttributeGoesToItsField(string attributes, string path, object expected)
    {
        var line = Enriched(new EcsOptions(), new() { ["OTEL_RESOURCE_ATTRIBUTES"] = attributes });

        Assert.That(line[path], Is.EqualTo(expected));
    }

    [Test]
    public void EveryFieldOfTheMapIsOneOfEcs8AndEcs9()
    {
        foreach (var field in ResourceAttributeMap.Fields)
        {
            Assert.That(EcsFieldList.All[field], Has.Property("In8").True.And.Property("In9").True, field);
        }
    }

    private static readonly object[] Precedence =
    [
        new object?[] { "set", "OTEL_SERVICE_NAME=otel;OTEL_RESOURCE_ATTRIBUTES=service.name=res", "service.name", "set" },
        new object?[] { null, "OTEL_SERVICE_NAME=otel;OTEL_RESOURCE_ATTRIBUTES=service.name=res", "service.name", "otel" },
        new object?[] { null, "OTEL_RESOURCE_ATTRIBUTES=service.name=res", "service.name", "res" },
        new object?[] { null, "", "service.name", "Serilog.Ecs.Masking.Tests" },
        new object?[] { "set", "", "event.dataset", "set" },
        new object?[] { null, "ENVIRONMENT=env;DOTNET_ENVIRONMENT=net;ASPNETCORE_ENVIRONMENT=asp", "service.environment", "env" },
        new object?[] { null, "DOTNET_ENVIRONMENT=net;ASPNETCORE_ENVIRONMENT=asp", "service.environment", "net" },
        new object?[] { null, "ASPNETCORE_ENVIRONMENT=asp", "service.environment", "asp" },
        new object?[] { null, "OTEL_RESOURCE_ATTRIBUTES=deployment.environment.name=res;ENVIRONMENT=env", "service.environment", "res" },
        new object?[] { null, "", "service.environment", "dev" },
        new object?[] { " ", "OTEL_SERVICE_NAME=otel", "service.name", "otel" },
    ];

    [TestCaseSource(nameof(Precedence))]
    public void WhatIsSetComesBeforeWhatIsFoundOut(string? serviceName, string environment, string path, string expected)
    {
        var variables = environment.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(
            pair => pair[0], pair => pair[1]);

        foreach (var line in (EcsLine[])[Enriched(new EcsOptions { ServiceName = serviceName }, variables), Formatted(new EcsOptions { ServiceName = serviceName }, variables, [])])
        {
            Assert.That(line[path], Is.EqualTo(expected));
        }
    }

    [Test]
    public void APropertyReplacesWhatWasFoundOutAndNotWhatWasSet()
    {
        var found = Formatted(new EcsOptions(), new() { ["OTEL_SERVICE_NAME"] = "found" }, [new LogEventProperty("Application", new ScalarValue("said"))]);
        var set = Formatted(new EcsOptions { ServiceName = "set" }, [], [new LogEventProperty("Application", new ScalarValue("said"))]);

        Assert.That(found["service.name"], Is.EqualTo("said"));
        Assert.That(set["service.name"], Is.EqualTo("set"));
        Assert.That(set["labels.application"], Is.EqualTo("said"));
    }

    [Test]
    public void TheFormattersOwnSettingsComeBeforeTheEnrichers()
    {
        var line = Formatted(new EcsOptions { ServiceName = "formatter" }, [], [Identity(new EcsOptions { ServiceName = "enricher", ServiceVersion = "2" }, [])]);

        Assert.That(line["service.name"], Is.EqualTo("formatter"));
        Assert.That(line["service.version"], Is.EqualTo("2"));
    }

    [Test]
    public void TheEnricherAddsOneSharedPropertyAndNoMemory()
    {
        var enricher = new ServiceIdentityEnricher(ServiceIdentity.Resolve(new EcsOptions(), Render.NoEnvironment, null));
        var logEvent = Render.Event(log => log.Information("Hello {A} {B}", 1, 2));

        Assert.That(Allocated.AtLeast(() => enricher.Enrich(logEvent, null!)), Is.Zero);
        Assert.That(logEvent.Properties["ServiceIdentity"].ToString(), Does.Contain("process.pid: " + Environment.ProcessId));
    }

    [TestCase("api.token=Zq7vXw2pLk9Rt4", "labels.api_token", "Zq7v...9Rt4")]
    [TestCase("admin.password=Zq7vXw2pLk9Rt4", "labels.admin_password", "***REDACTED***")]
    [TestCase("owner.contact=ann%40example.com", "labels.owner_contact", "a*n@*******.com")]
    [TestCase("db.url=postgres://app:Zq7vXw2pLk9Rt4@db/orders", "labels.db_url", "postgres://***:***@db/orders")]
    [TestCase("process.command_line=run --password Zq7vXw2pLk9Rt4 --verbose", "process.command_line", "run --password ***REDACTED*** --verbose")]
    [TestCase("host.id=4bf92f3577b34da6a3ce929d0e0e4736", "host.id", "4bf92f3577b34da6a3ce929d0e0e4736")]
    [TestCase("cloud.account.id=123456789012", "cloud.account.id", "123456789012")]
    public void ASecretInAnAttributeShowsNowhere(string attributes, string path, string expected)
    {
        var line = Enriched(new EcsOptions(), new() { ["OTEL_RESOURCE_ATTRIBUTES"] = attributes });

        Assert.That(line[path], Is.EqualTo(expected));
        Assert.That(line.Text, Does.Not.Contain("Zq7vXw2pLk9Rt4").And.Not.Contain("ann@"));
    }

    private static EcsLine Enriched(EcsOptions options, Dictionary<string, string> variables) =>
        Formatted(new EcsOptions(), [], [Identity(options, variables)]);

    private static LogEventProperty Identity(EcsOptions options, Dictionary<string, string> variables) =>
        new(
            ServiceIdentityValue.PropertyName,
            new ServiceIdentityValue(ServiceIdentity.Resolve(options, variables.GetValueOrDefault, typeof(ServiceIdentityTests).Assembly)));

    private static EcsLine Formatted(EcsOptions options, Dictionary<string, string> variables, LogEventProperty[] properties)
    {
        var logEvent = new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, MessageTemplate.Empty, properties);
        return Render.Line(new EcsTextFormatter(options, variables.GetValueOrDefault, typeof(ServiceIdentityTests).Assembly), logEvent);
    }
}
