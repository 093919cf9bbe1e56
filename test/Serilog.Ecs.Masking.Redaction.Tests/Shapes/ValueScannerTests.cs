using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

using Finding = Serilog.Ecs.Masking.Redaction.Shapes.Finding;

public sealed class ValueScannerTests
{
    private static readonly string[] Marked =
        [.. DetectorCases.Read([.. DetectorCases.Tables, DetectorCases.OptIn]).Select(row => row.Text)];

    [TestCaseSource(nameof(Marked))]
    public void AFindingDoesNotDependOnItsPositionInTheText(string marked)
    {
        var text = Scan.Unmarked(marked);
        var expected = Scan.All(text, Scan.Everything);

        for (var before = 1; before < 72; before++)
        {
            var after = (before * 37) % 90;
            var moved = new string(' ', before) + text + new string(' ', after);

            var found = Scan.All(moved, Scan.Everything);

            Assert.That(found, Is.EqualTo(expected.Select(finding => finding with { Start = finding.Start + before })), $"{before}, {after}");
        }
    }

    [Test]
    public void NothingIsFoundBeforeThePlaceToStartFrom()
    {
        const string Text = "ada@example.org and bob@example.org";

        var found = ValueScanner.Default.TryFind(Text, "ada@example.org".Length, out var finding);

        Assert.That(found, Is.True);
        Assert.That(Text[finding.Start..finding.End], Is.EqualTo("bob@example.org"));
    }

    [TestCase("")]
    [TestCase("a")]
    [TestCase("@")]
    [TestCase("a@b")]
    public void ATextTooShortForAnythingHoldsNothing(string text) =>
        Assert.That(Scan.All(text, Scan.Everything), Is.Empty);

    [TestCase("01012345678@example.com", "email")]
    [TestCase("4111111111111111@example.com", "email")]
    public void ANumberInAnAddressIsPartOfIt(string text, string rule)
    {
        var findings = Scan.All(text);

        Assert.That(findings, Is.EqualTo(new[] { new Finding(0, text.Length, DetectorRules.Find(rule)!) }));
    }

    [Test]
    public void ASecretInAnAddressStaysASecret()
    {
        var token = new RandomText(1).Like("ghp_[A-Za-z0-9]{36}");

        var inUrl = Scan.Marked($"https://ci:{token}@git.example.com/x");
        var inAddress = Scan.All($"{token}@example.com");

        Assert.That(inUrl, Is.EqualTo($"https://«ci:{token}»@git.example.com/x"));
        Assert.That(inAddress.Single().Rule.Id, Is.EqualTo("github"));
        Assert.That(inAddress.Single().Length, Is.EqualTo(token.Length + "@example.com".Length));
    }

    [Test]
    public void AScannerForOneRuleFindsNothingElse()
    {
        var scanner = new ValueScanner(["email"]);

        Assert.That(Scan.Marked("4111111111111111 ada@example.org", scanner: scanner), Is.EqualTo("4111111111111111 «ada@example.org»"));
    }

    [Test]
    public void ARuleThatDoesNotExistIsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => _ = new ValueScanner(["email", "emial"]));

        Assert.That(refusal.Message, Does.StartWith("There is no detector rule 'emial'."));
    }

    [Test]
    public void AResidentNumberMayBeRequiredToFollowItsName()
    {
        var scanner = new ValueScanner(["kr-rrn"], rrnNeedsContext: true);

        Assert.That(Scan.Marked("order 900101-1234567", scanner: scanner), Is.EqualTo("order 900101-1234567"));
        Assert.That(Scan.Marked("주민번호 900101-1234567", scanner: scanner), Is.EqualTo("주민번호 «900101-1234567»"));
    }
}
