using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction;

/// <summary>What was masked because of its name is masked wherever it stands, whatever else is found there.</summary>
public class EchoTests
{
    [TestCase("bu3Jbs41:14d7iO73\\\"x4ECv51V:i225S2BO]y6iS1CO3")]
    [TestCase("Zq7vXw2p pwd:Lk9Rt4Vb8")]
    [TestCase("Zq7vXw2p&token=Lk9Rt4Vb8")]
    [TestCase("Zq7vXw2p ann@example.com Lk9Rt4Vb8")]
    public void AnEchoIsHiddenWholeWhereAPartOfItIsFoundToo(string secret)
    {
        var line = Render.Line(log => log.Information("Signing in with {Password}, sent {Body} and {Text}", secret, System.Text.Json.JsonSerializer.Serialize(new[] { secret }), "is " + secret));

        foreach (var part in secret.Split(' ', ':', '&', '=', ']', '@', '"', '\\').Where(part => part.Length >= 8))
        {
            Assert.That(line.Text, Does.Not.Contain(part));
        }
    }

    [Test]
    public void AnEchoIsHiddenInAMemberBeforeTheOneThatTells()
    {
        var line = Render.Line(log => log.Information("Noted {@Note}", new { Line = "is Zq7vXw2pLk9Rt4", Password = "Zq7vXw2pLk9Rt4" }));

        Assert.That(line["data.note.line"], Is.EqualTo("is ***REDACTED***"));
    }

    [TestCase("requirepass Zq7vXw2pLk9Rt4")]
    [TestCase("user ann on >Zq7vXw2pLk9Rt4 ~*")]
    [TestCase("  db.password Zq7vXw2pLk9Rt4")]
    [TestCase("passwords:\n- Zq7vXw2pLk9Rt4")]
    public void WhatAMessageTellsByBeingALineIsHiddenBehindTheNameOfItsTypeToo(string message)
    {
        var line = Render.Line(log => log.Error(new AggregateException(new InvalidOperationException(message), new TimeoutException("late")), "Refused"));

        Assert.That(line.Text, Does.Not.Contain("Zq7vXw2pLk9Rt4"));
        Assert.That(line["error.stack_trace"], Does.Contain("***REDACTED***"));
    }

    [Test]
    public void AMessageThatTellsNothingHidesNothingInTheTrace()
    {
        var line = Render.Line(log => log.Error(new InvalidOperationException("maxclients Zq7vXw2pLk9Rt4"), "Refused"));

        Assert.That(line["error.stack_trace"], Does.Contain("maxclients Zq7vXw2pLk9Rt4"));
    }
}
