using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>
/// Reads what a step tells the server that builds: <c>::set-output name=password::x</c> of GitHub, and
/// <c>##vso[task.setvariable variable=password;issecret=true]x</c> of Azure DevOps. The value fills the line.
/// </summary>
internal static class WorkflowCommandReader
{
    private const int LongestAttributes = 128;
    private const string Separator = "::";
    private const string Task = "[task.";

    /// <summary>Reads the value of a name that is itself the value of an attribute.</summary>
    public static bool TryRead(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var start = AfterAttributes(text, head.Key.End, LineReader.StartOfLine(text, head.Start));
        if (start < 0)
        {
            return false;
        }

        var end = ValueEnd.OfLine(ValueReader.Window(text, start), start);
        search.Spend(end - start + LongestAttributes);
        return search.Report(new Pair(head.Key, start, end, NotationKind.WireCommand) { IsNamed = true, IsTight = true });
    }

    private static int AfterAttributes(ReadOnlySpan<char> text, int end, int line)
    {
        if (text[end..].StartsWith(Separator))
        {
            return text[line..].StartsWith(Separator) ? end + Separator.Length : -1;
        }

        var window = text[end..Math.Min(text.Length, end + LongestAttributes)];
        var close = window.IndexOf(']');
        return close >= 0 && text[line..end].Contains(Task, StringComparison.Ordinal) && !window[..close].ContainsAny(" \r\n") ? end + close + 1 : -1;
    }
}
