using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Markup;

/// <summary>
/// Elements that a name opens (<c>&lt;password&gt;x&lt;/password&gt;</c>), that an attribute names
/// (<c>&lt;property name="password"&gt;x&lt;/property&gt;</c>) or the element before (<c>&lt;key&gt;password&lt;/key&gt;&lt;string&gt;x</c>).
/// </summary>
internal sealed class MarkupNotation : Notation
{
    private const int LongestTag = 512;
    private const int MostNested = 3;
    private const int MostLeaves = 64;

    private static readonly WordSet CellElements = WordLists.SetOf("cell-element");

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Markup;

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var name = TagReader.StartWithPrefix(text, head.Key.Start);
        var spelling = TagReader.OpenBefore(text, name);
        if (spelling >= 0 && TagName.IsAt(text, name - TagReader.OpenLength(spelling), head.Key.End))
        {
            return TryReadElement(ref search, head, name, spelling);
        }

        spelling = TagReader.CloseBefore(text, head.Key.Start);
        return spelling >= 0
            ? TryReadNamedElement(ref search, head, spelling) || MarkupTable.TryRead(ref search, head, spelling)
            : TryReadAttribute(ref search, head);
    }

    // <password type="text">x</password>
    private bool TryReadElement(ref TextSearch search, in PairHead head, int name, int spelling)
    {
        var text = search.Text;
        var close = EndOfTag(ref search, head.Key.End, spelling);
        if (close < 0)
        {
            return MarkupAttribute.TryReadValue(ref search, head);
        }

        var first = WhiteSpace.SkipAll(text, close);
        if (first < text.Length && TagReader.IsOpenAt(text, first, spelling))
        {
            var inner = text[(first + TagReader.OpenLength(spelling))..];
            if (head.Key.Rule.HoldsContainers && !inner.StartsWith(MarkupContent.CharacterData))
            {
                ReportLeaves(ref search, head, close, spelling, text[name..head.Key.End]);
                return true;
            }

            // <token><value>x</value></token>
            if (inner is [var letter, ..] && char.IsAsciiLetter(letter))
            {
                return ReportNested(ref search, head, close, spelling);
            }
        }

        MarkupContent.Report(ref search, head, close, spelling, text[name..head.Key.End]);
        return true;
    }

    // The texts of the elements in an element that holds secrets.
    private void ReportLeaves(ref TextSearch search, in PairHead head, int at, int spelling, ReadOnlySpan<char> name)
    {
        var text = ValueReader.Window(search.Text, at);
        for (var leaves = 0; leaves < MostLeaves; leaves++)
        {
            var open = TagReader.FindOpen(text, at, spelling);
            var first = WhiteSpace.SkipAll(text, at);
            if (first < open && open < text.Length)
            {
                search.Report(new Pair(head.Key, first, first + text[first..open].TrimEnd().Length, Kind) { IsTight = true });
            }

            var tag = open + TagReader.OpenLength(spelling);
            if (open >= text.Length || (text[tag..].StartsWith("/") && text[(tag + 1)..].StartsWith(name)))
            {
                return;
            }

            at = Math.Min(text.Length, TagReader.FindClose(text, tag, spelling) + TagReader.CloseLength(spelling));
            search.Spend(at - open);
        }
    }

    // <key>password</key><string>x</string>
    private static bool TryReadNamedElement(ref TextSearch search, in PairHead head, int spelling)
    {
        var text = search.Text;
        var end = head.Key.Start - TagReader.CloseLength(spelling);
        var start = NameReader.StartOfWord(text, end);
        var isCell = CellElements.Contains(text[start..end]);
        if (start == end || !(isCell || PairNames.Names(text[start..end])) || !TagReader.IsOpenAt(text, head.Key.End, spelling))
        {
            return false;
        }

        var close = EndOfTag(ref search, head.Key.End, spelling);
        if (close < 0)
        {
            return false;
        }

        return isCell ? TryReadCell(ref search, head, close, spelling) : ReportNested(ref search, head, close, spelling);
    }

    // <td>Password</td><td>x</td>: what the next cell holds, which is no name as the cells of a header are.
    private static bool TryReadCell(ref TextSearch search, in PairHead head, int close, int spelling)
    {
        var text = search.Text;
        var first = WhiteSpace.SkipAll(text, close);
        var name = first + TagReader.OpenLength(spelling);
        if (first >= text.Length || !TagReader.IsOpenAt(text, first, spelling) || text[name..] is not (['t', 'd', ..] or ['d', 'd', ..]))
        {
            return false;
        }

        var content = EndOfTag(ref search, name, spelling);
        if (content > 0)
        {
            MarkupContent.Report(ref search, head, content, spelling, default);
        }

        return content > 0;
    }

    // <property name="password">x</property>, <setting name="Password"><value>x</value></setting>
    private static bool TryReadAttribute(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var window = text[Math.Max(0, head.Start - LongestTag)..head.Start];
        var bracket = head.IsQuoted ? window.LastIndexOfAny('<', '>') : -1;
        if (bracket < 0 || window[bracket] != '<' || !NamingMember.IsBefore(text, head))
        {
            return false;
        }

        // <input name="csrf_token" value="x">
        search.Spend(window.Length);
        if (NamedValueReader.TryRead(ref search, head))
        {
            return true;
        }

        var close = EndOfTag(ref search, head.Close.End, spelling: 0);
        if (close < 0 || window[bracket..].StartsWith("<a ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return ReportNested(ref search, head, close, spelling: 0);
    }

    // The text of the element, or of the elements in it that hold values.
    private static bool ReportNested(ref TextSearch search, in PairHead head, int at, int spelling)
    {
        var text = search.Text;
        for (var depth = 0; depth < MostNested; depth++)
        {
            var first = WhiteSpace.SkipAll(text, at);
            if (first >= text.Length || !TagReader.IsOpenAt(text, first, spelling))
            {
                MarkupContent.Report(ref search, head, at, spelling, default);
                return true;
            }

            var name = first + TagReader.OpenLength(spelling);
            var end = NameReader.EndOfWord(text, name);
            if (end == name || !(PairNames.IsValue(text[name..end]) || text[name..end].Equals("string", StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            at = EndOfTag(ref search, end, spelling);
            if (at < 0)
            {
                return false;
            }
        }

        return false;
    }

    // The offset after the bracket that closes a tag; -1 where the tag has no content or goes on too long.
    private static int EndOfTag(ref TextSearch search, int at, int spelling)
    {
        var text = search.Text;
        var window = text[..Math.Min(text.Length, at + LongestTag)];
        var close = TagReader.FindClose(window, at, spelling);
        search.Spend(close - at);
        if (close == window.Length
            || (close > 0 && text[close - 1] == '/')
            || (spelling == 0 && window[at..close].Contains('<') && !TagReader.IsOpenAt(text, at, spelling)))
        {
            return -1;
        }

        return close + TagReader.CloseLength(spelling);
    }
}
