using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>A page of documentation: its code, links, headings and sentences.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path, string text) => (Path, Text) = (path, text);

    /// <summary>Every page of the repository, the README first.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. new[] { "README.md", "test/Serilog.Ecs.Masking.Benchmarks/README.md" }.Concat(
            Directory.GetFiles(System.IO.Path.Combine(Repository.Root, "src"), "*.md", SearchOption.AllDirectories).Select(static file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
            .Where(static path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(static path => new MarkdownPage(path, Repository.Read(path))),
    ];

    /// <summary>The path from the root of the repository.</summary>
    public string Path { get; }

    public string Text { get; }

    public bool IsKorean => Path.EndsWith(".ko.md", StringComparison.Ordinal);

    /// <summary>Whether the page is documentation in English for users or contributors.</summary>
    public bool IsDocumentation =>
        !IsKorean
            && !Path.StartsWith("src/decisions/", StringComparison.Ordinal)
            && Path is not ("src/CHANGELOG.md" or "test/Serilog.Ecs.Masking.Benchmarks/README.md");

    /// <summary>The targets of links and pictures, outside of code.</summary>
    public IEnumerable<string> Links => Link().Matches(WithoutCode).Select(static match => match.Groups[1].Value);

    /// <summary>The anchors of the headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(WithoutBlocks).Select(static match => AnchorOf(match.Groups[1].Value));

    /// <summary>Settings within a sentence: <c>"mode": "Audit"</c>.</summary>
    public IEnumerable<string> SettingFragments => Fragment().Matches(WithoutBlocks).Select(static match => match.Groups[1].Value);

    /// <summary>The sentences outside of code, headings and tables, with code and links as single words.</summary>
    public IEnumerable<string> Sentences =>
        Paragraphs().SelectMany(static paragraph => SentenceEnd().Split(paragraph)).Select(static sentence => sentence.Trim()).Where(
            static sentence => sentence.Length > 0);

    private string WithoutBlocks => CodeBlock().Replace(Text, "");

    private string WithoutCode => InlineCode().Replace(WithoutBlocks, "Code");

    /// <summary>Returns the code blocks of a language.</summary>
    public IEnumerable<string> Blocks(string language) =>
        CodeBlock().Matches(Text).Where(match => match.Groups[1].Value == language).Select(static match => match.Groups[2].Value);

    public override string ToString() => Path;

    private IEnumerable<string> Paragraphs()
    {
        var paragraph = new List<string>();
        foreach (var line in WithoutCode.Split('\n').Append(""))
        {
            var isText = line.Trim().Length > 0 && line[0] is not ('#' or '|' or '<');
            if ((!isText || ListItem().IsMatch(line)) && paragraph.Count > 0)
            {
                yield return LinkText().Replace(
                    string.Join(' ', paragraph), static link => link.Groups[1].Value.EndsWith(".md", StringComparison.Ordinal) ? "Page" : link.Groups[1].Value);
                paragraph.Clear();
            }

            if (isText)
            {
                paragraph.Add(ListItem().Replace(line, "").Replace("*", "", StringComparison.Ordinal).Trim());
            }
        }
    }

    private static string AnchorOf(string heading) =>
        NotInAnchor().Replace(LinkText().Replace(heading.Trim(), "$1").ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^```(\\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\(<?([^)\s>]+)>?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\-_ ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.) ")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"(?<=[.!?][)""”]?)\s+(?=[\p{Lu}\p{N}(""])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"`(""\w+"": [^`]+)`")]
    private static partial Regex Fragment();
}
