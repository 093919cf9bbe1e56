using NUnit.Framework;

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

public class StyleTableTests
{
    private static IEnumerable<TestCaseData> Cases =>
        from table in StyleCases.Tables
        from line in StyleCases.Read(table)
        select new TestCaseData(table, line.Input, line.Expected);

    [TestCaseSource(nameof(Cases))]
    public void AValueReadsAsItsTableSays(string table, string input, string expected)
    {
        var style = StyleCatalog.All[table];

        var masked = StyleCatalog.Mask(style, input);

        Assert.That(masked, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Cases))]
    public void WhatATableExpectsIsNotMaskedAgain(string table, string input, string expected)
    {
        var style = StyleCatalog.All[table];

        var again = StyleCatalog.Mask(style, expected);

        Assert.That(again, Is.EqualTo(expected), input);
    }

    [Test]
    public void EveryStyleHasATable()
    {
        var tables = StyleCases.Tables;

        Assert.That(tables, Is.EquivalentTo(StyleCatalog.All.Keys));
    }
}
