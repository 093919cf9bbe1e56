using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A plugin with its options, or a branch: what there is between the braces of a pipeline.</summary>
internal abstract record LogstashStep;

internal sealed record LogstashPlugin(string Name, IReadOnlyDictionary<string, object> Options) : LogstashStep;

internal sealed record LogstashBranch(IReadOnlyList<(string Condition, IReadOnlyList<LogstashStep> Steps)> Ways) : LogstashStep;

/// <summary>The language of Logstash's pipelines, as its grammar has it.</summary>
internal sealed partial class LogstashFile
{
    private readonly string _text;
    private int _at;

    private LogstashFile(string text) => _text = text;

    /// <summary>Sections in their order, by <c>input</c>, <c>filter</c> and <c>output</c>.</summary>
    public List<(string Kind, IReadOnlyList<LogstashStep> Steps)> Sections { get; } = [];

    /// <exception cref="FormatException">The text is not valid.</exception>
    public static LogstashFile Read(string file)
    {
        var read = new LogstashFile(DeploymentFiles.Text("collectors/logstash/" + file));
        while (!read.IsAtEnd())
        {
            read.Sections.Add((read.Take(Section()), read.Block()));
        }

        return read;
    }

    /// <summary>The plugins of <paramref name="steps"/>, also those of branches, and codecs.</summary>
    public static IEnumerable<LogstashPlugin> Plugins(IEnumerable<LogstashStep> steps) => steps.SelectMany(static step => step switch
    {
        LogstashPlugin plugin => plugin.Options.Values.OfType<LogstashPlugin>().Prepend(plugin),
        LogstashBranch branch => branch.Ways.SelectMany(static way => Plugins(way.Steps)),
        _ => [],
    });

    private List<LogstashStep> Block()
    {
        var steps = new List<LogstashStep>();
        Take(Open());
        while (!Found(Close()))
        {
            steps.Add(Found(If()) ? Branch() : Plugin());
        }

        return steps;
    }

    private LogstashBranch Branch()
    {
        var ways = new List<(string, IReadOnlyList<LogstashStep>)> { (Take(Condition()).Trim(), Block()) };
        while (Found(Else()))
        {
            ways.Add(Found(If()) ? (Take(Condition()).Trim(), Block()) : ("", Block()));
        }

        return new LogstashBranch(ways);
    }

    private LogstashPlugin Plugin()
    {
        var name = Take(Name());
        var options = new Dictionary<string, object>(StringComparer.Ordinal);
        Take(Open());
        while (!Found(Close()))
        {
            var option = Take(Name());
            Take(Arrow());
            options.Add(option, Value());
        }

        return new LogstashPlugin(name, options);
    }

    private object Value()
    {
        if (Found(OpenList()))
        {
            var items = new List<object>();
            while (!Found(CloseList()))
            {
                if (items.Count > 0)
                {
                    Take(Comma());
                }

                items.Add(Value());
            }

            return items;
        }

        if (Found(Open()))
        {
            var members = new Dictionary<string, object>(StringComparer.Ordinal);
            while (!Found(Close()))
            {
                var key = (string)Value();
                Take(Arrow());
                members.Add(key, Value());
            }

            return members;
        }

        SkipSpace();
        if (Text().Match(_text, _at) is { Success: true } text)
        {
            _at += text.Length;
            return text.Value[1..^1];
        }

        var start = _at;
        var word = Take(Name());
        if (Peek(Open()))
        {
            _at = start;
            return Plugin();
        }

        return word;
    }

    private bool IsAtEnd()
    {
        SkipSpace();
        return _at == _text.Length;
    }

    private void SkipSpace() => _at += Space().Match(_text, _at).Length;

    private bool Peek(Regex what)
    {
        SkipSpace();
        return what.IsMatch(_text, _at);
    }

    private bool Found(Regex what)
    {
        if (!Peek(what))
        {
            return false;
        }

        Take(what);
        return true;
    }

    private string Take(Regex what)
    {
        SkipSpace();
        var match = what.Match(_text, _at);
        if (!match.Success)
        {
            throw new FormatException($"Not {what} but: {_text[_at..Math.Min(_text.Length, _at + 60)]}");
        }

        _at += match.Length;
        return match.Value;
    }

    [GeneratedRegex(@"\G(?:\s+|#[^\n]*)*")]
    private static partial Regex Space();

    [GeneratedRegex(@"\G(?:input|filter|output)\b")]
    private static partial Regex Section();

    [GeneratedRegex(@"\G\{")]
    private static partial Regex Open();

    [GeneratedRegex(@"\G\}")]
    private static partial Regex Close();

    [GeneratedRegex(@"\G\[")]
    private static partial Regex OpenList();

    [GeneratedRegex(@"\G\]")]
    private static partial Regex CloseList();

    [GeneratedRegex(@"\G,")]
    private static partial Regex Comma();

    [GeneratedRegex(@"\G=>")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\Gif\b")]
    private static partial Regex If();

    [GeneratedRegex(@"\Gelse\b")]
    private static partial Regex Else();

    [GeneratedRegex(@"\G-?[A-Za-z0-9_][A-Za-z0-9_.-]*")]
    private static partial Regex Name();

    [GeneratedRegex("""\G(?:"(?:\\"|[^"])*"|'(?:\\'|[^'])*')""")]
    private static partial Regex Text();

    // Up to the brace that opens the block; those within a pattern or a text are not it
    [GeneratedRegex("""\G(?:"(?:\\"|[^"])*"|/(?:\\/|[^/])*/|[^{"/])+""")]
    private static partial Regex Condition();
}
