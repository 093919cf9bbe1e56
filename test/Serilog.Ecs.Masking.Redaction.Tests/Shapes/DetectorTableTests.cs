using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

[Parallelizable(ParallelScope.All)]
public sealed class DetectorTableTests
{
    private static readonly (string Rule, string Text)[] Cases = [.. DetectorCases.Read(DetectorCases.Tables)];

    private static IEnumerable<TestCaseData> ByDefault => Cases.Select(row => new TestCaseData(row.Rule, row.Text));

    private static IEnumerable<TestCaseData> WhenAskedFor =>
        DetectorCases.Read(DetectorCases.OptIn).Select(row => new TestCaseData(row.Rule, row.Text));

    private static IEnumerable<string> Rules => Cases.Select(row => row.Rule).Distinct();

    [TestCaseSource(nameof(ByDefault))]
    public void WhatIsMarkedIsFoundAndNothingElse(string rule, string marked)
    {
        var text = Scan.Unmarked(marked);

        Assert.That(Scan.Marked(text, rule), Is.EqualTo(marked));
        Assert.That(Scan.Marked(text, scanner: new ValueScanner([rule])), Is.EqualTo(marked), "with no other rule");
    }

    [TestCaseSource(nameof(WhenAskedFor))]
    public void ARuleThatIsOffByDefaultWorksWhenItIsOn(string rule, string marked)
    {
        var text = Scan.Unmarked(marked);

        Assert.That(Scan.Marked(text, rule, new ValueScanner([rule])), Is.EqualTo(marked));
        Assert.That(Scan.Marked(text, rule, Scan.Everything), Is.EqualTo(marked), "with all other rules");
        Assert.That(Scan.Marked(text, rule), Is.EqualTo(text), "by default");
    }

    [TestCaseSource(nameof(Rules))]
    public void WithoutARuleExactlyItsCasesAreMissed(string rule)
    {
        var ids = DetectorRules.All.Where(candidate => !candidate.OptIn && candidate.Id != rule).Select(candidate => candidate.Id);
        var scanner = new ValueScanner(ids);

        foreach (var (caseRule, marked) in Cases)
        {
            var text = Scan.Unmarked(marked);
            var expected = caseRule == rule ? text : marked;

            Assert.That(Scan.Marked(text, caseRule, scanner), Is.EqualTo(expected), caseRule);
        }
    }

    [Test]
    public void EveryRuleHasCases()
    {
        var shapes = DetectorRules.All.Select(rule => rule.Id).Except(TokenFormats.All.Select(format => format.Rule));

        Assert.That(DetectorCases.Read([.. DetectorCases.Tables, DetectorCases.OptIn]).Select(row => row.Rule).Distinct(), Is.EquivalentTo(shapes));
    }
}
