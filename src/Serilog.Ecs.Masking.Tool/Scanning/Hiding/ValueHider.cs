using System.Text;

namespace Serilog.Ecs.Masking.Tool.Scanning.Hiding;

/// <summary>
/// Makes text of inputs safe to print: no value of any confidence is left, and no control sequence.
/// </summary>
internal sealed class ValueHider(Redactor redactor)
{
    private const int ShortestEcho = 4;
    private const int Before = 60;
    private const int After = 60;

    private readonly List<Finding> _findings = [];

    /// <summary>Hides every value of a line, and shows the surroundings of one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="found">The findings that are known already.</param>
    /// <param name="shown">Around which of them the excerpt is.</param>
    public string Excerpt(ReadOnlySpan<char> line, IReadOnlyList<Finding> found, Finding shown)
    {
        var hidden = Spans(line, found);
        var text = new StringBuilder();
        var at = 0;
        var mark = 0;
        foreach (var (start, end, rule) in hidden)
        {
            text.Append(line[at..start]);
            mark = start <= shown.Start ? text.Length : mark;
            text.Append('[').Append(rule).Append(']');
            at = end;
        }

        text.Append(line[at..]);
        var whole = WithoutEchoes(text.ToString(), line, hidden);
        return VisibleName.Of(Around(whole, Math.Min(mark, whole.Length)));
    }

    /// <summary>Hides every value of a text, such as the name of a file.</summary>
    public string Hide(string text)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var (start, end, rule) in Spans(text, []))
        {
            result.Append(text.AsSpan(at, start - at)).Append('[').Append(rule).Append(']');
            at = end;
        }

        return VisibleName.Of(result.Append(text.AsSpan(at)).ToString());
    }

    // What either search finds, merged.
    private List<(int Start, int End, string Rule)> Spans(ReadOnlySpan<char> line, IReadOnlyList<Finding> found)
    {
        _findings.Clear();
        redactor.Find(line, _findings);
        _findings.AddRange(found);
        _findings.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        var spans = new List<(int Start, int End, string Rule)>();
        foreach (var finding in _findings)
        {
            if (spans.Count > 0 && finding.Start < spans[^1].End)
            {
                spans[^1] = spans[^1] with { End = Math.Max(spans[^1].End, finding.End) };
            }
            else
            {
                spans.Add((finding.Start, finding.End, finding.Rule.Id));
            }
        }

        return spans;
    }

    private static string WithoutEchoes(string text, ReadOnlySpan<char> line, List<(int Start, int End, string Rule)> hidden)
    {
        foreach (var (start, end, rule) in hidden)
        {
            if (end - start >= ShortestEcho)
            {
                text = text.Replace(line[start..end].ToString(), "[" + rule + "]", StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    private static string Around(string text, int mark)
    {
        var start = Math.Max(0, mark - Before);
        var end = Math.Min(text.Length, mark + After);
        start += start > 0 && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return (start > 0 ? "…" : "") + text[start..Math.Max(start, end)] + (end < text.Length ? "…" : "");
    }
}
