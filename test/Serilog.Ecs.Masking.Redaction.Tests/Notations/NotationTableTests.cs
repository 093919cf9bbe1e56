using NUnit.Framework;
using Serilog.Ecs.Masking.Quality;

namespace Serilog.Ecs.Masking.Redaction.Tests.Notations;

public sealed class NotationTableTests
{
    private static IEnumerable<TestCaseData> All() => Named(NotationCase.All);

    [TestCaseSource(nameof(All))]
    public void ATextIsMaskedAsItsRowSays(NotationCase row) =>
        Assert.That(Engine.Mask(row.Text), Is.EqualTo(row.Masked));

    [TestCaseSource(nameof(All))]
    public void AMaskedTextStays(NotationCase row) => Assert.That(Engine.Mask(row.Masked), Is.EqualTo(row.Masked));

    [TestCaseSource(nameof(All))]
    public void TheRulesThatAnswerAreThoseOfTheRow(NotationCase row) => Assert.That(Engine.Examine(row.Text).Rules, Is.EquivalentTo(row.Rules));

    [Test]
    public void NoTwoRowsHaveOneId() => Assert.That(NotationCase.All.Select(row => row.Id), Is.Unique);

    private static IEnumerable<TestCaseData> Named(IEnumerable<NotationCase> rows) => rows.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Id));
}
