using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Commands of protocols and lines of settings without an operator, each a row of <c>wire-commands.txt</c>. They fill their line.</summary>
internal sealed class WireCommandNotation : Notation
{
    private static readonly CommandTable Table = new("wire-commands.txt");

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.WireCommand;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => Table.Words;

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var end = head.Key.End;
        var isSetting = head.Key.Rule.IsTyped || text[head.Key.Start..end].ContainsAny("_.-");
        if (head.Operator.Exists
            || head.Key.Rule.Class != RuleClass.Secret
            || !System.Text.Ascii.IsValid(text[head.Key.Start..end])
            || end >= text.Length
            || text[end] is not (' ' or '\t')
            || head.Key.WordStart != head.Key.Start)
        {
            return false;
        }

        // Redis joins the parts of a key by colons: "SET session:token x".
        var start = CommandWords.StartOfWord(text, head.Key.Start);
        var place = CommandPlace.FindWord(text, start, out var before);
        if (place == CommandPlaceKind.None || (before.IsEmpty && (start < head.Key.Start || !isSetting)))
        {
            return false;
        }

        var patterns = before.IsEmpty ? Table.Settings : Table.FindByWordBeforeName(before);
        if (patterns.IsEmpty)
        {
            return false;
        }

        var arguments = ArgumentReader.ReadAfter(text, head.Key.Start, end, out var length);
        search.Spend(ArgumentReader.Cost * length);
        var matcher = new CommandMatcher(arguments, Kind) { Name = head.Key, IsWhole = true, IsTight = place == CommandPlaceKind.Marked };
        foreach (var pattern in patterns)
        {
            if ((before.IsEmpty || CommandWords.MatchesBefore(text, start, pattern)) && matcher.Report(ref search, pattern))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        ReadOnlySpan<Argument> arguments = default;
        var isRead = false;
        var isReported = false;
        foreach (var pattern in Table.FindByWord(text[start..end]))
        {
            if (!pattern.MayBeBefore(text[end..]))
            {
                continue;
            }

            var place = CommandPlace.Find(text, pattern.Before.Length == 0 ? start : CommandPlace.StartOfWords(text, start, pattern.Before.Length));
            var isTight = place == CommandPlaceKind.Marked;
            if (place == CommandPlaceKind.None
                || (pattern.IsCaseKept && !isTight && text[start..end].ContainsAnyInRange('a', 'z'))
                || !CommandWords.MatchesBefore(text, start, pattern))
            {
                continue;
            }

            if (!isRead)
            {
                arguments = ArgumentReader.ReadAfter(text, start, end, out var length);
                search.Spend(ArgumentReader.Cost * length);
                isRead = true;
            }

            var matcher = new CommandMatcher(arguments, Kind) { IsWhole = true, IsCaseIgnored = isTight, IsTight = isTight };
            isReported |= matcher.Report(ref search, pattern);
        }

        return isReported;
    }
}
