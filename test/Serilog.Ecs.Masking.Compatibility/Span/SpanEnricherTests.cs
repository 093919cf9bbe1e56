using System.Diagnostics;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Enrichers.Span;

namespace Serilog.Ecs.Masking.Compatibility;

/// <summary>What Serilog.Enrichers.Span adds is understood, and written once.</summary>
[TestFixture]
public sealed class SpanEnricherTests
{
    [Test]
    public void ItsPropertiesAreTheFieldsOfTheTrace()
    {
        using var parent = new Activity("parent").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var activity = new Activity("child").Start();

        var line = Render.Line(
            Render.Formatter(),
            Render.Event(static log => log.Information("In a span"), static configuration => configuration.Enrich.WithSpan(new SpanOptions { IncludeTraceFlags = true })));

        Assert.That(line["trace.id"], Is.EqualTo(activity.TraceId.ToHexString()));
        Assert.That(line["span.id"], Is.EqualTo(activity.SpanId.ToHexString()));
        Assert.That(line["labels.parent_id"], Is.EqualTo(parent.SpanId.ToHexString()));
        Assert.That(line.Text.Split(activity.TraceId.ToHexString()), Has.Length.EqualTo(2));
    }

    [Test]
    public void BothEnrichersTogetherAddTheSameFieldsOnce()
    {
        using var activity = new Activity("span").SetIdFormat(ActivityIdFormat.W3C).Start();

        var line = Render.Line(
            Render.Formatter(),
            Render.Event(static log => log.Information("In a span"), static configuration => configuration.Enrich.WithSpan().Enrich.WithOtelContext()));

        Assert.That(line["trace.id"], Is.EqualTo(activity.TraceId.ToHexString()));
        Assert.That(line["transaction.id"], Is.EqualTo(activity.SpanId.ToHexString()));
    }
}
