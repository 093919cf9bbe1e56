using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Shapes.Identity;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

public sealed class IdentityNumberTests
{
    private const string Table = "identity-numbers.txt";

    private static IEnumerable<TestCaseData> Cases() => CaseTable.Read(Table).Select(static cells => new TestCaseData(cells[0], cells[1]));

    [TestCaseSource(nameof(Cases))]
    public void ANumberIsFoundByItsCheckDigits(string rule, string marked)
    {
        var text = marked.Replace("«", "").Replace("»", "");
        var findings = new List<Finding>();

        new Redactor(new MaskingOptions { EnabledRules = { rule } }).Find(text, findings);

        var found = text;
        foreach (var finding in findings.Where(finding => finding.Rule.Id == rule).Reverse())
        {
            found = found.Insert(finding.End, "»").Insert(finding.Start, "«");
        }

        Assert.That(found, Is.EqualTo(marked));
    }

    [TestCaseSource(nameof(Cases))]
    public void NoNumberIsFoundUnlessItIsAskedFor(string rule, string marked)
    {
        var findings = new List<Finding>();

        Redactor.Default.Find(marked.Replace("«", "").Replace("»", ""), findings);

        Assert.That(findings.Select(finding => finding.Rule.Id), Has.No.Member(rule));
    }

    [Test]
    public void EveryNumberHasCasesWithAndWithoutAFinding()
    {
        var cases = CaseTable.Read(Table).ToLookup(static cells => cells[0], static cells => cells[1].Contains('«'));

        Assert.That(cases.Select(static rows => rows.Key), Is.EquivalentTo(IdentityNumbers.All.Select(static number => number.Id)));
        Assert.That(cases, Has.All.Matches<IGrouping<string, bool>>(static rows => rows is not null && rows.Distinct().Count() == 2));
    }
}
