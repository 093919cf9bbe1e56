using System.Net;
using System.Text;
using NUnit.Framework;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Sinks.OpenTelemetry;
using Serilog.Templates;

namespace Serilog.Ecs.Masking.Tests.Neighbours;

/// <summary>What others write of masked events: formats, templates, OpenTelemetry's protocol, and sinks that come with Serilog 4.</summary>
[TestFixture]
public sealed class OtherSinksTests
{
    private const string Secret = "hunter2hunter2";
    private const string Email = "ada@example.com";

    [Test]
    public void SerilogIsTheFourthVersion() => Assert.That(typeof(Log).Assembly.GetName().Version!.Major, Is.GreaterThanOrEqualTo(4));

    [Test]
    public void TheCompactFormatShowsNoSecret()
    {
        var output = Written(new RenderedCompactJsonFormatter()) + Written(new CompactJsonFormatter());

        AssertMasked(output);
        Assert.That(output, Does.Contain("\"User\":{\"Name\":\"ada\""));
    }

    [TestCase("{@t:o} {@l:u3} {@m} {@x} {@p}\n")]
    [TestCase("{ {@t, @m, @mt, @l, @x, ..@p} }\n")]
    [TestCase("{#each name, value in @p}{name}={value};{#end} {Rest()}\n")]
    public void TemplatesShowNoSecret(string template)
    {
        AssertMasked(Written(new ExpressionTemplate(template)));
    }

    [Test]
    public void WhatSerilogsOpenTelemetrySinkSendsHoldsNoSecret()
    {
        var handler = new KeptRequests();
        using (var logger = new LoggerConfiguration()
            .Destructure.WithMasking()
            .WriteTo.Masked(writeTo => writeTo.OpenTelemetry(options =>
            {
                options.Endpoint = "http://localhost:4318";
                options.Protocol = OtlpProtocol.HttpProtobuf;
                options.HttpMessageHandler = handler;
            }))
            .CreateLogger())
        {
            LogSecrets(logger);
        }

        AssertMasked(handler.Text);
    }

    [Test]
    public void ASinkForEachValueOfAPropertyGetsMaskedEvents()
    {
        var output = new StringWriter();
        using (var logger = new LoggerConfiguration()
            .WriteTo.Masked(writeTo => writeTo.Map(
                "Tenant", "none", (tenant, mapped) => mapped.Sink(new FormattedSink(new ExpressionTemplate(tenant + ": {@m} {@x} {@p}\n"), output))))
            .CreateLogger())
        {
            LogSecrets(logger.ForContext("Tenant", "acme"));
        }

        AssertMasked(output.ToString());
        Assert.That(output.ToString(), Does.StartWith("acme: "));
    }

    [Test]
    public async Task BatchesHoldMaskedEvents()
    {
        var batches = new Batches();
        await using (var logger = new LoggerConfiguration().WriteTo.Masked(writeTo => writeTo.Sink(batches, new BatchingOptions())).CreateLogger())
        {
            LogSecrets(logger);
        }

        AssertMasked(batches.Output.ToString());
    }

    [Test]
    public void WhereASinkFailsTheNextOneGetsTheDocument()
    {
        var output = new StringWriter();
        using (var logger = new LoggerConfiguration()
            .WriteTo.FallbackChain(
                broken => broken.Masked(writeTo => writeTo.Sink(new BrokenSink())),
                next => next.Sink(new FormattedSink(new EcsTextFormatter(), output)))
            .CreateLogger())
        {
            LogSecrets(logger);
        }

        AssertMasked(output.ToString());
        Assert.That(EcsLine.Parse(output.ToString())["labels.password"], Is.EqualTo("***REDACTED***"));
    }

    [Test]
    public void AFilterOfExpressionsSeesMaskedValuesInsideMasked()
    {
        var output = new StringWriter();
        using (var logger = new LoggerConfiguration()
            .WriteTo.Masked(writeTo => writeTo.Conditional(
                "Password = '***REDACTED***'",
                kept => kept.Sink(new FormattedSink(new EcsTextFormatter(), output))))
            .CreateLogger())
        {
            LogSecrets(logger);
        }

        AssertMasked(output.ToString());
    }

    private static string Written(Serilog.Formatting.ITextFormatter formatter)
    {
        var output = new StringWriter();
        using (var logger = new LoggerConfiguration().Destructure.WithMasking().WriteTo.Masked(writeTo => writeTo.Sink(new FormattedSink(formatter, output))).CreateLogger())
        {
            LogSecrets(logger);
        }

        return output.ToString();
    }

    private static void LogSecrets(ILogger logger) => logger.Error(
        new InvalidOperationException("Server=db;User ID=app;Password=" + Secret, new IOException("mail to " + Email)),
        "{@User} signed in with {Password}, token=" + Secret,
        new { Name = "ada", Email },
        Secret);

    private static void AssertMasked(string output)
    {
        Assert.That(output, Does.Contain("***REDACTED***").And.Contain("ada"));
        Assert.That(output, Does.Not.Contain(Secret).And.Not.Contain(Email));
    }

    private sealed class KeptRequests : HttpMessageHandler
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _text.Append(Encoding.UTF8.GetString(await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
        }
    }

    private sealed class Batches : IBatchedLogEventSink
    {
        public StringWriter Output { get; } = new();

        public Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
        {
            foreach (var logEvent in batch)
            {
                new RenderedCompactJsonFormatter().Format(logEvent, Output);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class BrokenSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => throw new IOException("no disk");
    }
}
