using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Notations.Markup;

/// <summary>Reads the text of an element: <c>x</c> of <c>&lt;password&gt;x&lt;/password&gt;</c>.</summary>
internal static class MarkupContent
{
    /// <summary>What begins a text in which brackets mean nothing, after its opening bracket.</summary>
    public const string CharacterData = "![CDATA[";

    /// <summary>Reports the text after a tag, up to the next one.</summary>
    /// <param name="search">The search.</param>
    /// <param name="head">The name.</param>
    /// <param name="start">The offset after the tag.</param>
    /// <param name="spelling">How brackets are spelled.</param>
    /// <param name="name">The name of the element, where it is known.</param>
    public static void Report(ref TextSearch search, in PairHead head, int start, int spelling, ReadOnlySpan<char> name)
    {
        var text = search.Text;
        var window = ValueReader.Window(text, start);
        var pair = new Pair(head.Key, start, start, NotationKind.Markup) { IsTight = true };
        var open = TagReader.OpenLength(spelling);
        if (TagReader.IsOpenAt(text, Math.Min(start, text.Length), spelling) && text[(start + open)..].StartsWith(CharacterData))
        {
            start += open + CharacterData.Length;
            var data = window[start..].IndexOf("]]");
            search.Report(pair with { Start = start, End = data < 0 ? text.Length : start + data });
            return;
        }

        var end = TagReader.FindOpen(window, start, spelling);
        search.Spend(end - start);

        if (CodeShapes.IsCompilerSuffix(text[start..end]))
        {
            return;
        }

        // Without the tag that closes it, only a single word is the text of an element, and only where the text was cut.
        var isClosed = end < window.Length && text[(end + open)..].TrimStart("\\").StartsWith("/");
        isClosed |= end < window.Length && text[(end + open)..].StartsWith("%2F", StringComparison.OrdinalIgnoreCase);
        if (!isClosed && (end < window.Length || !MayBeCut(text[start..end], name)))
        {
            return;
        }

        var first = start;
        while (first < end && char.IsWhiteSpace(text[first]))
        {
            first++;
        }

        while (end > first && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        search.Report(pair with { Start = first, End = end == window.Length ? text.Length : end });
    }

    // A word of which the rest is missing.
    private static bool MayBeCut(ReadOnlySpan<char> content, ReadOnlySpan<char> name) =>
        (CharacterSet.Word.IsIn(content) || !System.Text.Ascii.IsValid(content))
        && content is not [' ', ..]
        && (name.IsEmpty || !content.Trim().Contains(' '));
}
