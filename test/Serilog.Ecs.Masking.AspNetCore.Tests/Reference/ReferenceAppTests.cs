using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Reference;

/// <summary>
/// An existing application on Serilog.AspNetCore: once with nothing of the pack but settings, once with <c>UseSerilogEcs()</c> in the place of
/// <c>UseSerilog()</c>. No secret is in the output of any of its four sinks.
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
[Parallelizable(ParallelScope.Self)]
public sealed class ReferenceAppTests(bool usesOurs)
{
    private const string Requests = "Serilog.AspNetCore.RequestLoggingMiddleware";

    private ReferenceRun _run = null!;

    [OneTimeSetUp]
    public async Task Start() => _run = await ReferenceRun.StartAsync(usesOurs);

    [Test]
    public void NoSinkHasASecret() =>
        Assert.That(_run.Everything, Does.Not.Contain(ReferenceRun.Secret).And.Not.Contain("hunter2").And.Not.Contain(ReferenceRun.Email));

    [TestCase("Starting the shop with amqp://***:***@queue:5672/shop", true)]
    [TestCase("The shop ended unexpectedly")]
    [TestCase("User 1 signed up: ")]
    [TestCase("Sign-in of ")]
    [TestCase("Reading ")]
    [TestCase("Executed DbCommand", false, 4)]
    [TestCase("Bearer was not authenticated.")]
    [TestCase("Health check queue with status Unhealthy")]
    public void EachEventIsInTheLogOnce(string message, bool isOnlyOnConsole = false, int count = 1)
    {
        Assert.That(Messages(_run.Console).Where(IsMeant).Count(), Is.EqualTo(count));
        Assert.That(Messages(_run.File).Where(IsMeant).Count(), Is.EqualTo(isOnlyOnConsole ? 0 : count));

        bool IsMeant(string text) => text.StartsWith(message, StringComparison.Ordinal);
    }

    [Test]
    public void EachRequestIsInTheLogOnceButForThoseThatTheFilterLeavesOut()
    {
        string[] expected = ["/users 204", "/sign-in 204", "/pay 200", "/me 401", "/me 401", "/health 503", "/broken 500", "/stop 200"];

        foreach (var lines in (IReadOnlyList<EcsLine>[])[_run.Console, _run.File])
        {
            Assert.That(lines.Where(static line => (string?)line["log.logger"] == Requests).Select(static line => $"{line["url.path"]} {line["http.response.status_code"]}"), Is.EqualTo(expected));
        }
    }

    [Test]
    public void NoSinkHasAnEventTwice()
    {
        foreach (var lines in (IReadOnlyList<EcsLine>[])[_run.Console, _run.File])
        {
            var events = lines.Where(static line => line.Has("event.id")).Select(static line => line["event.id"]).ToArray();
            Assert.That(events, Is.Unique.And.Not.Empty);
        }

        Assert.That(_run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line.Contains("\"/pay\"")), Is.Unique);
    }

    [Test]
    public void AllSinksHaveTheSameEvents()
    {
        var ids = _run.File.Select(static line => (string)line["event.id"]!).ToArray();

        Assert.That(_run.Console.Where(static line => line.Has("event.id")).Select(static line => line["event.id"]), Is.EquivalentTo(ids));
        Assert.That(ids.Where(id => !_run.Text.Contains(id, StringComparison.Ordinal)), Is.Empty);
        Assert.That(ids.Where(id => !_run.Seq.Contains(id, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void WhatTheDiagnosticContextAddsIsMasked()
    {
        var signIn = _run.Console.Single(static line => (string?)line["log.logger"] == Requests && (string?)line["url.path"] == "/sign-in");

        Assert.That(signIn["labels.signed_in"], Is.EqualTo(true));
        Assert.That(signIn["data.credentials.password"], Is.EqualTo("***REDACTED***"));
        Assert.That(signIn["url.domain"], Is.EqualTo("127.0.0.1"));
        Assert.That(signIn["service.name"], Is.EqualTo("shop"));
        Assert.That(signIn.Has("trace.id"));
    }

    [Test]
    public void NothingIsReportedAboutTheSettings() =>
        Assert.That(Messages(_run.Console.Concat(_run.File)), Has.None.Contains("unmasked").And.None.Contains("more than once"));

    [Test]
    public void NothingIsPrintedBesideTheLog() => Assert.That(_run.Errors, Is.Empty);

    private static IEnumerable<string> Messages(IEnumerable<EcsLine> lines) => lines.Select(static line => (string)line["message"]!);
}
