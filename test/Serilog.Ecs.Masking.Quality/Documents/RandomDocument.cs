using Serilog.Ecs.Masking.Quality.Measures;

namespace Serilog.Ecs.Masking.Quality.Documents;

/// <summary>A document of random shape in which secrets are planted under names of secrets.</summary>
/// <param name="Format">The format that the text parses as.</param>
/// <param name="Text">The document.</param>
/// <param name="Secrets">The planted values, as they are in the text.</param>
internal sealed record RandomDocument(DocumentFormat Format, string Text, IReadOnlyList<string> Secrets)
{
    // A shorter value, such as a PIN, may be in an id by chance.
    private const int ShortestUnmistakable = 6;

    /// <summary>The planted values that nothing else in the document can look like.</summary>
    public IEnumerable<string> Unmistakable => Secrets.Where(secret => secret.Length >= ShortestUnmistakable);

    /// <summary>Draws a document of a format.</summary>
    public static RandomDocument Draw(DocumentFormat format, Random random)
    {
        RandomDocumentWriter writer = format switch
        {
            DocumentFormat.Json => new RandomJsonWriter(random),
            DocumentFormat.Xml => new RandomXmlWriter(random),
            DocumentFormat.Yaml => new RandomYamlWriter(random),
            DocumentFormat.Query => new RandomQueryWriter(random),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There are no documents of this format."),
        };
        writer.WriteDocument();
        return new RandomDocument(format, writer.Text, writer.Secrets);
    }
}
