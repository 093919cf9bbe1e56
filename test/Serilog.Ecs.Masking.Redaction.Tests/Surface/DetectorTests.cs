using NUnit.Framework;

namespace Serilog.Ecs.Masking.Redaction.Tests.Surface;

public sealed class DetectorTests
{
    private const string Text = "orders ORD-12345678 and ORD-87654321 of ada";

    [Test]
    public void EveryValueThatCodeFindsIsMasked()
    {
        var redactor = With(new MaskingDetector(FindOrder));

        Assert.That(redactor.Redact(Text), Is.EqualTo("orders ***REDACTED*** and ***REDACTED*** of ada"));
    }

    [Test]
    public void ADetectorStatesWhatItFinds()
    {
        var redactor = With(new MaskingDetector(FindOrder) { Class = RuleClass.Personal, Confidence = Confidence.Medium, Placeholder = "[order]", Description = "Numbers of orders" });
        var findings = new List<Finding>();

        redactor.Find(Text, findings);

        Assert.That(redactor.Redact(Text), Is.EqualTo("orders [order] and [order] of ada"));
        Assert.That(redactor.Redact(redactor.Redact(Text)), Is.EqualTo("orders [order] and [order] of ada"));
        var rule = redactor.Rules.Single(rule => rule.Id == "order");
        Assert.That(findings, Is.EqualTo(new[] { new Finding(7, 12, rule, Confidence.Medium), new Finding(24, 12, rule, Confidence.Medium) }));
        Assert.That(
            (rule.Class, rule.Confidence, rule.Description, rule.Family), Is.EqualTo((RuleClass.Personal, Confidence.Medium, "Numbers of orders", "custom")));
    }

    [Test]
    public void APatternStatesWhatItFindsToo()
    {
        var redactor = With(new MaskingDetector("ORD-[0-9]{8}") { Placeholder = "[order]" });

        Assert.That(redactor.Redact(Text), Is.EqualTo("orders [order] and [order] of ada"));
    }

    [Test]
    public void ADetectorOfLittleConfidenceIsOff()
    {
        var detector = new MaskingDetector(FindOrder) { Confidence = Confidence.Low };

        Assert.That(With(detector).Redact(Text), Is.SameAs(Text));
        Assert.That(With(detector, options => options.MinimumConfidence = Confidence.Low).Redact(Text), Does.Not.Contain("ORD-1"));
        Assert.That(With(new MaskingDetector(FindOrder), options => options.DisabledRules.Add("order")).Redact(Text), Is.SameAs(Text));
    }

    private static IEnumerable<TestCaseData> Failing()
    {
        yield return new TestCaseData((ValueDetector)(static _ => throw new InvalidOperationException("ORD-12345678"))).SetArgDisplayNames("throws");
        yield return new TestCaseData((ValueDetector)(static _ => 5..1_000)).SetArgDisplayNames("outside of the text");
        yield return new TestCaseData((ValueDetector)(static _ => 9..5)).SetArgDisplayNames("ends before it starts");
    }

    [TestCaseSource(nameof(Failing))]
    public void ATextThatADetectorFailsToSearchIsHidden(ValueDetector find)
    {
        var redactor = With(new MaskingDetector(find));
        var findings = new List<Finding>();

        redactor.Find(Text, findings);

        Assert.That(redactor.Redact(Text), Is.EqualTo("***REDACTED***"));
        Assert.That(findings.Select(finding => (finding.Start, finding.Length)), Is.EqualTo(new[] { (0, Text.Length) }));
    }

    [Test]
    public void ARangeBeforeTheStartHidesTheRest()
    {
        var redactor = With(new MaskingDetector(static input => 7..19));

        var masked = redactor.Redact(Text);

        Assert.That(masked, Does.Not.Contain("ORD-").And.Not.Contain("ada"));
    }

    [Test]
    public void ADetectorMayUseTheRedactorItself()
    {
        Redactor redactor = null!;
        redactor = With(new MaskingDetector(
            input => redactor.IsSensitiveName("password", out _) && Redactor.Default.Redact("password=hunter2x").Length > 0 ? FindOrder(input) : default));

        Assert.That(redactor.Redact(Text + " password=hunter2x"), Is.EqualTo("orders ***REDACTED*** and ***REDACTED*** of ada password=***REDACTED***"));
    }

    [Test]
    public void AStyleOfOnesOwnMasksWhatADetectorFinds()
    {
        var redactor = With(new MaskingDetector(FindOrder), options => options.Styles["order"] = MaskStyle.ShowEnds(4, 2));

        Assert.That(redactor.Redact(Text), Is.EqualTo("orders ORD-***78 and ORD-***21 of ada"));
    }

    [Test]
    public void WrongDetectorsAreFaults()
    {
        var options = new MaskingOptions
        {
            Detectors =
            {
                ["email"] = new MaskingDetector(FindOrder),
                ["vendor"] = new MaskingDetector(FindOrder),
                ["a"] = new MaskingDetector(FindOrder) { Placeholder = "" },
                ["b"] = new MaskingDetector(FindOrder) { Confidence = (Confidence)9 },
                ["c"] = "",
                ["d"] = null!,
            },
        };

        Assert.That(() => new Redactor(options), Throws.ArgumentException.With.Message.EqualTo(
            """
            The masking options are not valid:
            - Detectors[email]: a rule of the pack has that id.
            - Detectors[vendor]: a family of rules has that name.
            - Detectors[a]: a placeholder is one line of 1 to 128 characters.
            - Detectors[b]: its class or its confidence is not one of the known ones.
            - Detectors[c]: a detector has an id and a regular expression or code.
            - Detectors[d]: a detector has an id and a regular expression or code.
            """.ReplaceLineEndings("\n")));
    }

    private static Range FindOrder(DetectorInput input)
    {
        var at = input.Text[input.Start..].IndexOf("ORD-");
        return at < 0 ? default : (input.Start + at)..Math.Min(input.Start + at + 12, input.Text.Length);
    }

    private static Redactor With(MaskingDetector detector, Action<MaskingOptions>? configure = null)
    {
        var options = new MaskingOptions { Detectors = { ["order"] = detector } };
        configure?.Invoke(options);
        return new Redactor(options);
    }
}
