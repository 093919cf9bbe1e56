using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction;

/// <summary>What was masked because of its name is masked wherever it occurs, whatever else is found there.</summary>
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

    [Test]
    public void AValueNextToItsNameInATextIsHiddenInOtherPropertiesMessageAndException()
    {
        var line = Render.Line(log => log.Error(
            new InvalidOperationException("No login of Zq7vXw2pLk9Rt4 at 10:00"), "Sent {Body}, noted {Note}", "user=ann&password=Zq7vXw2pLk9Rt4",
            "is Zq7vXw2pLk9Rt4"));

        Assert.That(line["labels.note"], Is.EqualTo("is ***REDACTED***"));
        Assert.That(line["error.message"], Is.EqualTo("No login of ***REDACTED*** at 10:00"));
        Assert.That(line.Text, Does.Not.Contain("Zq7vXw2pLk9Rt4"));
    }

    [Test]
    public void AValueInTheTextOfATemplateOrAnExceptionIsHiddenInProperties()
    {
        var inTemplate = Render.Line(log => log.Information("Signing in with password=Zq7vXw2pLk9Rt4, {Note}", "is Zq7vXw2pLk9Rt4"));
        var inException = Render.Line(log => log.Error(new InvalidOperationException("password=Zq7vXw2pLk9Rt4"), "Noted {Note}", "is Zq7vXw2pLk9Rt4"));

        Assert.That(inTemplate["labels.note"], Is.EqualTo("is ***REDACTED***"));
        Assert.That(inException["labels.note"], Is.EqualTo("is ***REDACTED***"));
        Assert.That(inTemplate.Text + inException.Text, Does.Not.Contain("Zq7vXw2pLk9Rt4"));
    }

    [Test]
    public void AnEchoInBytesIsNoFault()
    {
        var body = System.Text.Encoding.UTF8.GetBytes("retry of ann with Zq7vXw2pLk9Rt4 at 10:00");

        var line = Render.Line(log => log.Information("Signing in with {Password}, sent {Body}", "Zq7vXw2pLk9Rt4", body));

        Assert.That(line["labels.body"], Is.EqualTo("***REDACTED***"));
        Assert.That(line.Has("labels.masking_error"), Is.False, line.Text);
        Assert.That(line.Text, Does.Not.Contain(Convert.ToHexString(body)[34..62]));
    }

    [Test]
    public void AWordNextToANameIsNotHiddenElsewhere()
    {
        var line = Render.Line(log => log.Information("Sent {Body}, noted {Note}", "user=ann&password=swordfish", "a swordfish in the sea"));

        Assert.That(line["labels.note"], Is.EqualTo("a swordfish in the sea"));
        Assert.That(line["labels.body"], Does.Not.Contain("swordfish"));
    }

    [TestCase("requirepass Zq7vXw2pLk9Rt4")]
    [TestCase("user ann on >Zq7vXw2pLk9Rt4 ~*")]
    [TestCase("  db.password Zq7vXw2pLk9Rt4")]
    [TestCase("passwords:\n- Zq7vXw2pLk9Rt4")]
    public void ASecretThatAMessageShowsAsALineIsHiddenAfterTheNameOfItsTypeToo(string message)
    {
        var line = Render.Line(log => log.Error(new AggregateException(new InvalidOperationException(message), new TimeoutException("late")), "Refused"));

        Assert.That(line.Text, Does.Not.Contain("Zq7vXw2pLk9Rt4"));
        Assert.That(line["error.stack_trace"], Does.Contain("***REDACTED***"));
    }

    [Test]
    public void AMessageWithoutASecretHidesNothingInTheTrace()
    {
        var line = Render.Line(log => log.Error(new InvalidOperationException("maxclients Zq7vXw2pLk9Rt4"), "Refused"));

        Assert.That(line["error.stack_trace"], Does.Contain("maxclients Zq7vXw2pLk9Rt4"));
    }
}
