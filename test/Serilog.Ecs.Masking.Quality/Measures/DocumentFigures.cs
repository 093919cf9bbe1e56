using Serilog.Ecs.Masking.Quality.Documents;

namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>What masking made of random documents of one format, in numbers.</summary>
internal sealed record DocumentFigures(DocumentFormat Format, int Documents, int Parsed, int Values, int Found, int Stable)
{
    private const int Count = 1_000;
    private const int Seed = 20_261_130;

    /// <summary>Measures all formats.</summary>
    public static IReadOnlyList<DocumentFigures> All() => [.. Enum.GetValues<DocumentFormat>().Where(format => format != DocumentFormat.Text).Select(Of)];

    /// <summary>Returns the documents of a format, the same in every run.</summary>
    public static IEnumerable<RandomDocument> Drawn(DocumentFormat format)
    {
        var random = new Random(Seed + (int)format);
        return Enumerable.Range(0, Count).Select(_ => RandomDocument.Draw(format, random));
    }

    /// <summary>Whether the masked document has the outline of the document.</summary>
    public static bool IsWhole(RandomDocument document, string masked) =>
        DocumentOutline.Read(document.Format, document.Text) == DocumentOutline.Read(document.Format, masked);

    private static DocumentFigures Of(DocumentFormat format)
    {
        var masked = Drawn(format).Select(document => (Document: document, Text: Engine.Mask(document.Text))).ToArray();
        return new DocumentFigures(
            format,
            masked.Length,
            masked.Count(pair => IsWhole(pair.Document, pair.Text)),
            masked.Sum(pair => pair.Document.Unmistakable.Count()),
            masked.Sum(pair => pair.Document.Unmistakable.Count(secret => !pair.Text.Contains(secret, StringComparison.Ordinal))),
            masked.Count(pair => Engine.Mask(pair.Text) == pair.Text));
    }
}
