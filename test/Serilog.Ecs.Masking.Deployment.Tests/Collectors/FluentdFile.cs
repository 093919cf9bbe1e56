using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A section of Fluentd's configuration, or the whole of it.</summary>
internal sealed partial class FluentdSection(string name, string argument)
{
    public string Name => name;

    public string Argument => argument;

    /// <summary>Parameters and what they say, without quotes and without the slashes of a pattern.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    public List<FluentdSection> Sections { get; } = [];

    public string Type => Parameters["@type"];

    /// <summary>The file at <paramref name="path"/> below <c>collectors/fluentd</c>, with what it includes.</summary>
    /// <exception cref="FormatException">A section is not closed, or a line is not valid.</exception>
    public static FluentdSection Read(string path)
    {
        var root = new FluentdSection("", "");
        root.Read(Lines(path).GetEnumerator());
        return root;
    }

    public FluentdSection? Section(string section) => Sections.Find(found => found.Name == section);

    private static IEnumerable<string> Lines(string path) =>
        DeploymentFiles.Text("collectors/fluentd/" + path).Split('\n').Select(static line => line.Trim()).Where(
            static line => line.Length > 0 && line[0] != '#')
            .SelectMany(static line => line.StartsWith("@include ", StringComparison.Ordinal) ? Lines(line["@include ".Length..]) : [line]);

    private void Read(IEnumerator<string> lines)
    {
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (line == $"</{Name}>")
            {
                return;
            }

            if (Opening().Match(line) is { Success: true } opening)
            {
                var section = new FluentdSection(opening.Groups[1].Value, opening.Groups[2].Value);
                section.Read(lines);
                Sections.Add(section);
            }
            else if (Parameter().Match(line) is { Success: true } parameter)
            {
                Parameters.Add(parameter.Groups[1].Value, Value(parameter.Groups[2].Value));
            }
            else
            {
                throw new FormatException(line);
            }
        }

        if (Name.Length > 0)
        {
            throw new FormatException($"<{Name}> is not closed.");
        }
    }

    private static string Value(string text) => text is ['"', .., '"'] or ['/', .., '/'] ? text[1..^1] : text;

    [GeneratedRegex("^<([a-z]+)(?: ([^>]+))?>$")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(@?[\w.]+) (.+)$")]
    private static partial Regex Parameter();
}
