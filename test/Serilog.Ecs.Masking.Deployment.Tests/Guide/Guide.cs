using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The guide in one language, taken apart.</summary>
internal sealed partial class Guide(string file)
{
    private readonly string _text = DeploymentFiles.Text(file).ReplaceLineEndings("\n");

    public IReadOnlyList<string> Links => [.. Link().Matches(_text).Select(match => match.Groups[1].Value)];

    public IReadOnlyList<string> Headings => [.. Heading().Matches(_text).Select(match => match.Groups[1].Value)];

    public IReadOnlyList<string> CodeBlocks => [.. CodeBlock().Matches(_text).Select(match => match.Groups[1].Value)];

    /// <summary>What is between backticks, outside of blocks.</summary>
    public IReadOnlyList<string> CodeSpans => [.. CodeSpan().Matches(CodeBlock().Replace(_text, "")).Select(match => match.Groups[1].Value)];

    /// <summary>The queries of the table of questions.</summary>
    public IReadOnlyList<string> Queries => [.. Tables.First(table => table.Length > 8).Select(row => row[^1].Trim('`'))];

    /// <summary>How many days the documents of each lifecycle policy are kept, as the guide says.</summary>
    public IReadOnlyDictionary<string, int> Days =>
        Retention().Matches(_text).ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value), StringComparer.Ordinal);

    /// <summary>The last table: what was run on each file.</summary>
    public IReadOnlyList<string[]> Tried => Tables[^1];

    /// <summary>The cells of the table whose first line has this name.</summary>
    public IReadOnlyList<string[]> Rows(string heading) =>
        [.. Table()
            .Matches(_text)
            .Select(match => match.Value.Trim().Split('\n'))
            .Single(rows => rows[0].Contains(heading, StringComparison.Ordinal))
            .Skip(2)
            .Select(Cells)];

    private string[][][] Tables =>
        [.. Table().Matches(_text).Select(match => match.Value.Trim().Split('\n').Skip(2).Select(Cells).ToArray())];

    private static string[] Cells(string row) => row.Trim('|', ' ').Split(" | ");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```\\w*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("`(auth_api-logs[.a-z]*)` ([0-9]+)(?: days|일)")]
    private static partial Regex Retention();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?:^\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex Table();
}
