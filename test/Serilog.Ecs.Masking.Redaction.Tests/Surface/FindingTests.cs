using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Pairs;
using Serilog.Ecs.Masking.Redaction.Tests.Notations;

namespace Serilog.Ecs.Masking.Redaction.Tests.Surface;

public sealed class FindingTests
{
    private const string Placeholder = "***REDACTED***";

    // "\\\"": quotation marks that keep a document well-formed.
    private const int MostQuotes = 2 * 8;

    private static readonly Redactor Lenient = new(new MaskingOptions { MinimumConfidence = Confidence.Low });
    private static readonly Redactor Strict = new(new MaskingOptions { MinimumConfidence = Confidence.High });

    [Test]
    public void RedactWritesTheMasksAtTheFindings() => Assert.Multiple(static () =>
    {
        foreach (var (id, text, _, _) in NotationCase.All)
        {
            var findings = Find(Redactor.Default, text);

            var masks = MasksAt(findings, text, Redactor.Default.Redact(text));

            Assert.That(masks, Has.Length.EqualTo(findings.Count), id + ": the text around the findings stays");
            Assert.That(findings.Zip(masks), Has.All.Matches<(Finding Finding, string Mask)>(pair => IsMask(pair.Finding, text, pair.Mask)), id);
        }
    });

    [Test]
    public void FindingsAreInOrderAndDoNotOverlap() => Assert.Multiple(static () =>
    {
        foreach (var row in NotationCase.All)
        {
            var findings = Find(Redactor.Default, row.Text);
            Assert.That(findings.Select(static finding => finding.Length), Has.All.Positive, row.Id);
            Assert.That(
                findings.Zip(findings.Skip(1)), Has.All.Matches<(Finding First, Finding Second)>(static pair => pair.First.End <= pair.Second.Start), row.Id);
        }
    });

    [Test]
    public void AFindingHasNoLessConfidenceThanTheOptionsAskForAndNoMoreThanItsRule() => Assert.Multiple(static () =>
    {
        foreach (var (id, text, _, _) in NotationCase.All)
        {
            Assert.That(Find(Redactor.Default, text).Select(static finding => finding.Confidence), Has.All.GreaterThanOrEqualTo(Confidence.Medium), id);
            Assert.That(Find(Strict, text).Select(static finding => finding.Confidence), Has.All.EqualTo(Confidence.High), id);
            Assert.That(
                Find(Lenient, text),
                Has.All.Matches<Finding>(static finding => finding.Confidence >= Confidence.Low && finding.Confidence <= finding.Rule.Confidence), id);
        }
    });

    [TestCase("password=hunter2x", MaskingRuleIds.Password, Confidence.High)]
    [TestCase("token=8f14e45fceea167a5a36dedd", MaskingRuleIds.Token, Confidence.High)]
    [TestCase("{\"secret\":\"swordfish\"}", MaskingRuleIds.Secret, Confidence.Medium)]
    [TestCase("the password is hunter2x", MaskingRuleIds.Password, Confidence.Medium)]
    [TestCase("token: swordfish", MaskingRuleIds.Token, Confidence.Low)]
    [TestCase("mail to someuser@example.com", MaskingRuleIds.Email, Confidence.High)]
    [TestCase("paid with 4111 1111 1111 1111", MaskingRuleIds.Card, Confidence.Medium)]
    [TestCase("sent Bearer 8f14e45fceea167a", MaskingRuleIds.AuthScheme, Confidence.Medium)]
    [TestCase("uses npm_8f14e45fceea167a5a36dedd8f14e45fceea", "npm", Confidence.High)]
    public void AFindingStatesItsConfidence(string text, string rule, Confidence confidence)
    {
        var finding = Find(Lenient, text).Single();

        Assert.That((finding.Rule.Id, finding.Confidence), Is.EqualTo((rule, confidence)));
        Assert.That(Find(Redactor.Default, text), Has.Count.EqualTo(confidence >= Confidence.Medium ? 1 : 0));
        Assert.That(Find(Strict, text), Has.Count.EqualTo(confidence >= Confidence.High ? 1 : 0));
    }

    [Test]
    public void ADoubtfulTokenIsLikelyNextToItsVendor()
    {
        var finding = Find(Redactor.Default, "airbrake=8f14e45fceea167a5a36dedd8f14e45fceea167a").Single();

        Assert.That((finding.Rule.Id, finding.Confidence), Is.EqualTo(("airbrake", Confidence.Medium)));
        Assert.That(Find(Strict, "airbrake=8f14e45fceea167a5a36dedd8f14e45fceea167a"), Is.Empty);
    }

    [Test]
    public void TheOffsetsAreThoseOfATextWithDisguises()
    {
        const string Text = "ｐａｓｓｗｏｒｄ＝hun\u200Bter2x ok";

        var finding = Find(Redactor.Default, Text).Single();

        Assert.That(Text.Substring(finding.Start, finding.Length), Is.EqualTo("hun\u200Bter2x"));
    }

    [Test]
    public void AMaskIsNotAFinding() => Assert.That(Find(Redactor.Default, "password=***REDACTED*** card ************1111"), Is.Empty);

    [Test]
    public void AnAuditFindsWhatIsMaskedOtherwise()
    {
        const string Text = "password=hunter2x mail to someuser@example.com";

        var findings = Find(new Redactor(new MaskingOptions { Mode = MaskingMode.Audit }), Text);

        Assert.That(findings.Select(finding => Text.Substring(finding.Start, finding.Length)), Is.EqualTo(new[] { "hunter2x", "someuser@example.com" }));
        Assert.That(Find(new Redactor(new MaskingOptions { Mode = MaskingMode.Off }), Text), Is.Empty);
    }

    [Test]
    public void FindingsAreAddedToThoseOfTheCaller()
    {
        var findings = Find(Redactor.Default, "password=hunter2x");

        Redactor.Default.Find("token=8f14e45fceea167a5a36dedd", findings);

        Assert.That(findings.Select(finding => finding.Rule.Id), Is.EqualTo(new[] { MaskingRuleIds.Password, MaskingRuleIds.Token }));
    }

    private static List<Finding> Find(Redactor redactor, string text)
    {
        var findings = new List<Finding>();
        redactor.Find(text, findings);
        return findings;
    }

    // What is in the masked text in place of the findings.
    private static string[] MasksAt(List<Finding> findings, string text, string masked)
    {
        var pattern = "^";
        var at = 0;
        foreach (var finding in findings)
        {
            pattern += Regex.Escape(text[at..finding.Start]) + "(.*?)";
            at = finding.End;
        }

        var match = Regex.Match(masked, pattern + Regex.Escape(text[at..]) + @"\z", RegexOptions.Singleline);
        return match.Success ? [.. match.Groups.Values.Skip(1).Select(group => group.Value)] : [];
    }

    private static bool IsMask(Finding finding, string text, string mask) =>
        IsQuoted(mask, SafeMask.Apply(StyleOf(finding, text), text.AsSpan(finding.Start, finding.Length))) || IsQuoted(mask, Placeholder);

    // The attributes of a Set-Cookie header are no cookies.
    private static MaskStyle StyleOf(Finding finding, string text) =>
        finding.Rule.Id == MaskingRuleIds.Cookies && text[..finding.Start].EndsWith("Set-Cookie: ", StringComparison.Ordinal)
            ? CookieStyle.SetCookie
            : finding.Rule.Style;

    private static bool IsQuoted(string mask, string expected) =>
        mask.Contains(expected, StringComparison.Ordinal) && mask.Length - expected.Length <= MostQuotes;
}
