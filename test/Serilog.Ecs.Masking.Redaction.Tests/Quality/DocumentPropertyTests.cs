using NUnit.Framework;
using Serilog.Ecs.Masking.Quality;
using Serilog.Ecs.Masking.Quality.Documents;
using Serilog.Ecs.Masking.Quality.Measures;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Quality;

/// <summary>Random documents with planted secrets, of every format that must survive masking.</summary>
public sealed class DocumentPropertyTests
{
    private static readonly int Count = Seeds.Count("FUZZ_STRINGS", 20_000) / 10;

    private static readonly DocumentFormat[] Formats = [DocumentFormat.Json, DocumentFormat.Xml, DocumentFormat.Query, DocumentFormat.Yaml];

    [TestCaseSource(nameof(Formats))]
    public void ADocumentHasTheSameOutlineAfterMasking(DocumentFormat format)
    {
        foreach (var document in Documents(format))
        {
            var masked = Engine.Mask(document.Text);

            Assert.That(DocumentOutline.Read(format, masked), Is.EqualTo(DocumentOutline.Read(format, document.Text)), $"{document.Text}\n{masked}");
        }
    }

    [TestCaseSource(nameof(Formats))]
    public void APlantedSecretShowsNowhere(DocumentFormat format)
    {
        foreach (var document in Documents(format))
        {
            var masked = Engine.Mask(document.Text);

            Assert.That(document.Unmistakable.Where(secret => masked.Contains(secret, StringComparison.Ordinal)), Is.Empty, $"{document.Text}\n{masked}");
        }
    }

    [TestCaseSource(nameof(Formats))]
    public void MaskingTwiceIsMaskingOnce(DocumentFormat format)
    {
        foreach (var document in Documents(format))
        {
            var masked = Engine.Mask(document.Text);

            Assert.That(Engine.Mask(masked), Is.EqualTo(masked), document.Text);
        }
    }

    [TestCaseSource(nameof(Formats))]
    public void ARandomDocumentParses(DocumentFormat format) =>
        Assert.That(Documents(format).Where(document => DocumentOutline.Read(format, document.Text) is null).Select(document => document.Text), Is.Empty);

    private static IEnumerable<RandomDocument> Documents(DocumentFormat format)
    {
        var random = Seeds.Random(nameof(DocumentPropertyTests) + format);
        return Enumerable.Range(0, Count).Select(_ => RandomDocument.Draw(format, random));
    }
}
