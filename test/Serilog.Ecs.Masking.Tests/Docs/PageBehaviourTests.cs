using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The settings that pages give as the answer to a question have the effect that the page states.</summary>
public class PageBehaviourTests
{
    private const string Fields = "src/docs/fields.md";
    private const string Masking = "src/docs/masking.md";

    [Test]
    public void AFieldIsRenamed()
    {
        var line = Log(Block(Fields, "fieldMap"), static log => log.Information("{TenantId} {OrderId}", "eco2", "ord-1842"));

        Assert.That(line["organization.id"], Is.EqualTo("eco2"));
        Assert.That(line["labels.order"], Is.EqualTo("ord-1842"));
    }

    [Test]
    public void APropertyIsDropped()
    {
        var line = Log(Block(Fields, "excludeFields"), static log => log.ForContext("DebugDump", "a dump").ForContext("Data", new { Body = "a body", Kept = 1 }, destructureObjects: true).Information("Done"));

        Assert.That(line.Text, Does.Not.Contain("a dump").And.Not.Contain("a body").And.Not.Contain("\"host"));
        Assert.That(line["data.kept"], Is.EqualTo(1));
    }

    [Test]
    public void AConstantIsAdded()
    {
        var line = Log(Block(Fields, "staticFields"), static log => log.Information("Done"));

        Assert.That(line["labels.team"], Is.EqualTo("identity"));
        Assert.That(line["cloud.region"], Is.EqualTo("ap-northeast-2"));
    }

    [Test]
    public void ANameIsSensitiveInEverySpellingAndPersonal()
    {
        var line = Log(Block(Masking, "sensitiveKeys"), static log => log.Information("{MotherMaidenName} mother-maiden-name=zebra7", "quagga5"));

        Assert.That(line.Text, Does.Not.Contain("quagga5").And.Not.Contain("zebra7").And.Contain("pii"));
    }

    [Test]
    public void EmailMaskingIsTurnedOff()
    {
        var line = Log(
            Row(Masking, "e-mail masking"),
            static log => log.Information("{Email} or {Text} with {Password}", "ada@example.com", "write to bob@example.com", "hunter2x"));

        Assert.That(line["message"], Is.EqualTo("ada@example.com or write to bob@example.com with ***REDACTED***"));
    }

    [TestCase("one rule for one name", "4111111111111111")]
    [TestCase("every rule for one name: never touch it", "ada@example.com 4111111111111111")]
    public void OnePropertyIsNotTouched(string what, string value)
    {
        var line = Log(Row(Masking, what), log => log.ForContext("OrderId", value).Information("Card {Card}", "4242424242424242"));

        Assert.That(line["labels.order_id"], Is.EqualTo(value));
        Assert.That(line.Text, Does.Not.Contain("4242424242424242"));
    }

    [Test]
    public void PersonalDataAloneIsLeft()
    {
        var line = Log(Row(Masking, "all personal data, not secrets"), static log => log.Information("{Email} {Password}", "ada@example.com", "hunter2x"));

        Assert.That(line["message"], Is.EqualTo("ada@example.com ***REDACTED***"));
    }

    [Test]
    public void ADetectorOfTheUserMasksAndMarks()
    {
        var line = Log(Block(Masking, "\"detectors\""), static log => log.Information("{Text}", "ORD-12345678 by EMP-123456"));

        Assert.That(line["message"], Is.EqualTo("***REDACTED*** by [employee]"));
        Assert.That(line.Text, Does.Contain("pii"));
    }

    [Test]
    public void AuditModeReportsAndMasksNothing()
    {
        var line = Log(Block(Masking, "\"Audit\""), static log => log.Information("{Password}", "hunter2x"));

        Assert.That(line["message"], Is.EqualTo("hunter2x"));
        Assert.That(line.Text, Does.Contain("\"masked\":[\"password\"]").IgnoreCase);
    }

    private static EcsLine Log(string json, Action<ILogger> log) =>
        Render.Line(new EcsTextFormatter(OptionsBinder.Read(null, JsonSettings.Read(json))), Render.Event(log));

    private static string Block(string page, string setting) =>
        MarkdownPage.All.Single(one => one.Path == page).Blocks("json").First(block => block.Contains(setting, StringComparison.Ordinal));

    // The setting in the row of a table that answers a question.
    private static string Row(string page, string what)
    {
        var row = Repository.Read(page).Split('\n').Single(line => line.StartsWith($"| {what} |", StringComparison.Ordinal));
        return $$"""{ "Serilog": { "EcsMasking": { "masking": { {{row.Split('|', StringSplitOptions.TrimEntries)[2].Trim('`')}} } } } }""";
    }
}
