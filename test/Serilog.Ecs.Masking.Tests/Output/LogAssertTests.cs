using NUnit.Framework;
using Serilog.Ecs.Masking.Testing;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>The help that the pack gives to users' own tests.</summary>
public class LogAssertTests
{
    [Test]
    public void CleanAndMaskedLinesPass()
    {
        var masked = Render.Text(Render.Formatter(), Render.Event(log => log.Information("Signed in {@User} {Password}", new { Email = "ada@example.com", Token = new { Value = "eyJabcdefgh1234567" } }, "hunter2")));

        Assert.That(() => LogAssert.NoSecrets(["order 1842 placed", masked, "password=***REDACTED***"], "hunter2", "ada@example.com"), Throws.Nothing);
    }

    [Test]
    public void AFaultNamesLinesAndRulesAndNeverTheValue()
    {
        string[] lines = ["fine", "login password=hunter2-secret", "mail ada@example.com and 4111 1111 1111 1111", "a planted-value here"];

        var fault = Assert.Throws<LogAssertException>(() => LogAssert.NoSecrets(lines, "planted-value"))!;

        Assert.That(fault.Message, Is.EqualTo("""
            Something sensitive shows in the log:
            - line 2: key-password
            - line 3: email, card
            - line 4: a planted value
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void EventsAreCheckedInAllTheirParts()
    {
        var events = new[]
        {
            Render.Event(log => log.Information("Hello {Name}", "world")),
            Render.Event(log => log.Information("Login {Password}", "hunter2")),
            Render.Event(log => log.Error(new InvalidOperationException("Server=db;Password=hunter2"), "Failed")),
            Render.Event(log => log.Information("Mail to ada@example.com")),
        };

        var fault = Assert.Throws<LogAssertException>(() => LogAssert.NoSecrets(events))!;

        Assert.That(fault.Message, Is.EqualTo("""
            Something sensitive shows in the log:
            - event 2: key-password
            - event 3: key-password
            - event 4: email
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void RulesOfOnesOwnHold()
    {
        var options = new MaskingOptions { SensitiveKeys = { "maiden" }, DisabledRules = { "email" } };

        Assert.That(() => LogAssert.NoSecrets(options, ["ada@example.com"]), Throws.Nothing);
        Assert.That(() => LogAssert.NoSecrets(options, ["maiden=Lovelace"]), Throws.TypeOf<LogAssertException>().With.Message.Contains("line 1: key-custom"));
    }

    [TestCase("{\"text\":\"is pass w\\\"ord-x9 here\"}", "pass w\"ord-x9")]
    [TestCase("{\"text\":\"is pass w\\u0022ord-x9 here\"}", "pass w\"ord-x9")]
    [TestCase("{\"text\":\"{\\\"is\\\":\\\"path w\\\\\\\"ord-x9\\\"}\"}", "path w\"ord-x9")]
    [TestCase("GET /find?text=a%20b%26c%3dlonger", "a b&c=longer")]
    [TestCase("text=a+b%26c%3Dlonger", "a b&c=longer")]
    [TestCase("<b>a &lt;b&gt; &amp; c</b>", "a <b> & c")]
    [TestCase("{\"text\":\"\\uBE44\\uBC00 x9\"}", "비밀 x9")]
    public void APlantedValueIsFoundAsSinksSpellIt(string line, string planted)
    {
        Assert.That(() => LogAssert.NoSecrets([line], planted), Throws.TypeOf<LogAssertException>().With.Message.Contains("a planted value"));
        Assert.That(() => LogAssert.NoSecrets([line], "another value"), Throws.Nothing);
    }

    [Test]
    public void APlantedValueIsFoundAsTheNameOfAProperty()
    {
        var logEvent = Render.Event(log => log.ForContext("PlantedValue", 1).Information("Hello"));

        Assert.That(() => LogAssert.NoSecrets([logEvent], "PlantedValue"), Throws.TypeOf<LogAssertException>());
    }

    [Test]
    public void OptionsOfATrialRunFindWhatTheyWouldMask()
    {
        var options = new MaskingOptions { Mode = MaskingMode.Audit };

        Assert.That(() => LogAssert.NoSecrets(options, ["password=hunter2"]), Throws.TypeOf<LogAssertException>());
        Assert.That(
            () => LogAssert.NoSecrets(options, [Render.Event(log => log.Information("Login {Password}", "hunter2"))]), Throws.TypeOf<LogAssertException>());
    }
}
