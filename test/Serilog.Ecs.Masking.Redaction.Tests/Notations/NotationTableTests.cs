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

    // A failure of the engine hides the whole text, so only its rule shows that there was one.
    [Test]
    public void NoTextFailsWhereverItIsCut()
    {
        var failed = new List<string>();
        foreach (var text in NotationCase.All.Select(static row => row.Text))
        {
            for (var cut = 1; cut < text.Length; cut++)
            {
                failed.AddRange(new[] { text[..cut], text[cut..] }.Where(static part => Engine.Examine(part).Rules.Contains(MaskingRuleIds.Fault)));
            }
        }

        Assert.That(failed, Is.Empty);
    }

    // More of each than any reader skips.
    [Test]
    public void NoTextFailsWhateverStandsInThePlaceOfItsBlanks([Values(" ", "\t", "\n", "\u3000", "\"", "(", "]", "=", "\\", ".")] string sign)
    {
        var signs = string.Concat(Enumerable.Repeat(sign, 70));
        var failed = NotationCase.All
            .Select(row => row.Text.Replace(" ", signs, StringComparison.Ordinal))
            .Where(static text => Engine.Examine(text).Rules.Contains(MaskingRuleIds.Fault));

        Assert.That(failed, Is.Empty);
    }

    [Test]
    public void NoTwoRowsHaveOneId() => Assert.That(NotationCase.All.Select(row => row.Id), Is.Unique);

    private static IEnumerable<TestCaseData> Named(IEnumerable<NotationCase> rows) => rows.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Id));
}
