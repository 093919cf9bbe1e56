using Serilog.Ecs.Masking.Quality.Grammars;
using Serilog.Ecs.Masking.Quality.Measures;

namespace Serilog.Ecs.Masking.Quality.Corpora;

/// <summary>A kind of text, drawn from a grammar with a fixed seed: the lines are the same in every run.</summary>
internal sealed class Corpus
{
    private const string FormatMark = "// parses ";
    private const int PositiveLines = 240;
    private const int HarmlessLines = 750;

    private readonly Grammar _grammar;

    private Corpus(string resource, int count)
    {
        var lines = GrammarFiles.Lines(resource);
        _grammar = new Grammar([.. GrammarFiles.Lines("Common/words"), .. lines]);
        Kind = resource[(resource.IndexOf('/', StringComparison.Ordinal) + 1)..];
        Format = lines.FirstOrDefault(line => line.StartsWith(FormatMark, StringComparison.Ordinal))?[FormatMark.Length..] is { } name
            ? Enum.Parse<DocumentFormat>(name, ignoreCase: true)
            : DocumentFormat.Text;
        Count = count;
    }

    /// <summary>Lines in which secrets and personal data are planted, a corpus for each notation and kind of source.</summary>
    public static IReadOnlyList<Corpus> Positive { get; } = [.. GrammarFiles.In("Positive").Select(name => new Corpus(name, PositiveLines))];

    /// <summary>Lines without secrets and names of people, a corpus for each kind of source.</summary>
    public static IReadOnlyList<Corpus> Harmless { get; } = [.. GrammarFiles.In("Harmless").Select(name => new Corpus(name, HarmlessLines))];

    public string Kind { get; }

    /// <summary>The format that each text of this kind can be parsed as.</summary>
    public DocumentFormat Format { get; }

    public int Count { get; }

    /// <summary>Returns the lines that figures are computed on.</summary>
    public IEnumerable<GeneratedText> Lines => Draw(0).Take(Count);

    /// <summary>Returns lines without an end.</summary>
    /// <param name="seed">A number that decides all of them.</param>
    public IEnumerable<GeneratedText> Draw(int seed)
    {
        var random = new Random(Kind.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter)));
        while (true)
        {
            yield return _grammar.Expand("line", random);
        }
    }
}
