using System.Net;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Enrichers;
using Serilog.Exceptions;
using Serilog.Exceptions.Core;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Neighbours;

/// <summary>What common enrichers add is the field that it means, and masked.</summary>
[TestFixture]
public sealed class EnricherTests
{
    [Test]
    public void MachineProcessThreadAndUserAreFields()
    {
        var line = Line(static configuration => configuration
            .Enrich.WithMachineName().Enrich.WithEnvironmentUserName().Enrich.WithEnvironmentName()
            .Enrich.WithProcessId().Enrich.WithProcessName().Enrich.WithThreadId());

        Assert.That(line["host.name"], Is.EqualTo(Environment.MachineName));
        Assert.That(line["host.hostname"], Is.EqualTo(Environment.MachineName));
        Assert.That(line["process.pid"], Is.EqualTo(Environment.ProcessId));
        Assert.That(line["process.thread.id"], Is.EqualTo(Environment.CurrentManagedThreadId));
        Assert.That(line.Has("process.name") && line.Has("user.name") && line.Has("service.environment"));
        Assert.That(line.Has("labels"), Is.False, line.Text);
    }

    [Test]
    public void DetailsOfAnExceptionAreMasked()
    {
        var exception = new ArgumentException("login with password=hunter2hunter2 failed", "card", new PaymentException("4111111111111111", "hunter2hunter2"));
        exception.Data["ApiKey"] = "hunter2hunter2";

        var line = Line(static configuration => configuration.Enrich.WithExceptionDetails(), log => log.Error(exception, "Not paid"));

        Assert.That(line["data.exception_detail.InnerException.CardNumber"], Is.EqualTo("************1111"));
        Assert.That(line["data.exception_detail.InnerException.Password"], Is.EqualTo("***REDACTED***"));
        Assert.That(line.Text, Does.Not.Contain("hunter2").And.Not.Contain("4111111111111111"));
    }

    [Test]
    public void DetailsOfAnExceptionAreMaskedForOtherSinksToo()
    {
        var output = new StringWriter();
        using (var logger = new LoggerConfiguration()
            .Enrich.WithExceptionDetails(new DestructuringOptionsBuilder().WithDefaultDestructurers())
            .WriteTo.Masked(writeTo => writeTo.Sink(new FormattedSink(new Serilog.Formatting.Compact.RenderedCompactJsonFormatter(), output)))
            .CreateLogger())
        {
            logger.Error(new PaymentException("4111111111111111", "hunter2hunter2"), "Not paid");
        }

        Assert.That(output.ToString(), Does.Contain("ExceptionDetail").And.Not.Contain("hunter2").And.Not.Contain("4111111111111111"));
    }

    [Test]
    public void TheClientIsAFieldAndAHeaderIsMasked()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
        context.Request.Headers.UserAgent = "Mozilla/5.0";
        context.Request.Headers["X-Api-Key"] = "hunter2hunter2";
        new HttpContextAccessor().HttpContext = context;

        var line = Line(
            static configuration => configuration.Enrich.WithClientIp().Enrich.WithRequestHeader("User-Agent").Enrich.WithRequestHeader("X-Api-Key"));

        Assert.That(line["client.ip"], Is.EqualTo("203.0.113.7"));
        Assert.That(line["user_agent.original"], Is.EqualTo("Mozilla/5.0"));
        Assert.That(line.Text, Does.Contain("x_api_key").And.Not.Contain("hunter2"));
    }

    private static EcsLine Line(Action<LoggerConfiguration> configure, Action<ILogger>? log = null) =>
        Render.Line(Render.Formatter(), Render.Event(log ?? (static logger => logger.Information("Hello")), configure));

    private sealed class PaymentException(string cardNumber, string password) : Exception("payment refused")
    {
        public string CardNumber { get; } = cardNumber;

        public string Password { get; } = password;
    }
}
