using System.Reflection;
using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Identity;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Tests.Surface;

public sealed class MaskingRuleTests
{
    private static readonly string[] OptIns = [.. KeyRules.All.Where(rule => rule.OptIn).Select(rule => rule.Id), .. DetectorRules.All.Where(rule => rule.OptIn).Select(rule => rule.Id), .. IdentityNumbers.All.Select(number => number.Id)];

    private static readonly Redactor Everything = Create(static options =>
    {
        foreach (var id in OptIns)
        {
            options.EnabledRules.Add(id);
        }
    });

    private static IEnumerable<TestCaseData> WithExample() =>
        Everything.Rules.Where(rule => rule.Example.Length > 0).Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Id));

    [TestCaseSource(nameof(WithExample))]
    public void ARuleFindsTheValueOfItsExample(MaskingRule rule)
    {
        var findings = new List<Finding>();

        Everything.Find(rule.Example, findings);

        Assert.That(findings.Select(finding => finding.Rule), Has.Member(rule), rule.Example);
        Assert.That(findings.Single(finding => finding.Rule == rule).Confidence, Is.LessThanOrEqualTo(rule.Confidence));
    }

    [Test]
    public void EveryRuleOfNamesAndShapesHasAnExample()
    {
        var without = Everything.Rules.Where(rule => rule.Example.Length == 0).Select(rule => rule.Id);

        Assert.That(without, Is.EquivalentTo(new[] { MaskingRuleIds.Fault, MaskingRuleIds.Encoded, MaskingRuleIds.Budget }));
    }

    [Test]
    public void EveryRuleIsDescribed()
    {
        Assert.That(Everything.Rules.Select(rule => rule.Id), Is.Unique);
        Assert.That(Everything.Rules.Select(rule => rule.Description), Has.All.Not.Empty.And.All.Not.Contain("the detector"));
    }

    [Test]
    public void EveryRuleButThoseOfVendorsHasAConstant()
    {
        var vendors = TokenFormats.All.Select(format => format.Rule).ToHashSet();
        var constants = typeof(MaskingRuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToArray();
        string[] ofEvents = [MaskingRuleIds.Marked, MaskingRuleIds.Listed, MaskingRuleIds.UnnamedArgument];

        var expected = Everything.Rules.Select(rule => rule.Id).Where(id => !vendors.Contains(id)).Concat(ofEvents).Append(MaskingRuleIds.Custom);

        Assert.That(constants, Is.EquivalentTo(expected));
    }

    [Test]
    public void TheRulesAreThoseThatAreOn()
    {
        var redactor = Create(static options =>
        {
            options.DisabledRules.Add(MaskingRuleIds.Card);
            options.SensitiveKeys.Add("maiden");
            options.PersonalRules.Add("maiden");
            options.Detectors.Add("order", "ORD-[0-9]{8}");
        });

        var rules = redactor.Rules.ToLookup(rule => rule.Id);
        Assert.That(rules[MaskingRuleIds.Card], Is.Empty);
        Assert.That(rules[MaskingRuleIds.Ipv4], Is.Empty);
        Assert.That(rules[MaskingRuleIds.Custom].Single().Class, Is.EqualTo(RuleClass.Personal));
        Assert.That(rules[MaskingRuleIds.Custom].Single().Description, Is.EqualTo("Values of the sensitive key maiden"));
        Assert.That(rules["order"].Single().Class, Is.EqualTo(RuleClass.Secret));
        Assert.That(Create(static options => options.Mode = MaskingMode.Off).Rules, Is.Empty);
    }

    [TestCase(Confidence.High)]
    [TestCase(Confidence.Medium)]
    [TestCase(Confidence.Low)]
    public void NoRuleHasLessConfidenceThanTheOptionsAskFor(Confidence minimum) =>
        Assert.That(Create(options => options.MinimumConfidence = minimum).Rules.Select(rule => rule.Confidence), Has.All.GreaterThanOrEqualTo(minimum));

    [TestCase("userPassword", MaskingRuleIds.Password)]
    [TestCase("X-Api-Key", MaskingRuleIds.ApiKey)]
    [TestCase("비밀번호", MaskingRuleIds.Password)]
    [TestCase("customer.email", MaskingRuleIds.EmailByName)]
    public void ANameIsSensitive(string name, string expected)
    {
        Assert.That(Redactor.Default.IsSensitiveName(name, out var rule), Is.True);
        Assert.That(rule!.Id, Is.EqualTo(expected));
        Assert.That(Redactor.Default.Rules, Has.Member(rule));
    }

    [TestCase("max_tokens")]
    [TestCase("CancellationToken")]
    [TestCase("password_length")]
    [TestCase("")]
    public void ANameIsNotSensitive(string name)
    {
        Assert.That(Redactor.Default.IsSensitiveName(name, out var rule), Is.False);
        Assert.That(rule, Is.Null);
    }

    private static Redactor Create(Action<MaskingOptions> configure)
    {
        var options = new MaskingOptions();
        configure(options);
        return new Redactor(options);
    }
}
