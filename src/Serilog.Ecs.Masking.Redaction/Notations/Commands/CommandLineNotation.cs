using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Options and arguments of programs: those with a sensitive name, and those of the programs in <c>programs.txt</c>.</summary>
internal sealed class CommandLineNotation : Notation
{
    private const int MostBefore = 512;

    private static readonly CommandTable Table = new("programs.txt");

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.CommandLine;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => Table.Words;

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head) => OptionReader.TryRead(ref search, head) || TryReadNamed(ref search, head);

    /// <inheritdoc/>
    public override bool ReadsOptions => true;

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end) =>
        TryReadCommand(ref search, start, end, Table.FindByWord(search.Text[start..end]), out _);

    /// <inheritdoc/>
    public override void ReadOption(ref TextSearch search, int dash)
    {
        var text = search.Text;
        var floor = Math.Max(search.CommandFloor, dash - MostBefore);
        search.CommandFloor = Math.Max(search.CommandFloor, dash);
        search.Spend(dash - floor);
        for (var end = ProgramReader.EndOfWordBefore(text, dash, floor); end > floor; )
        {
            var first = ProgramReader.StartOfWord(text, end, floor);
            var start = ProgramReader.SkipMarks(text, first, end);
            var patterns = Table.FindByProgram(text[start..end]);
            if (!patterns.IsEmpty && TryReadCommand(ref search, start, end, patterns, out var last))
            {
                search.CommandFloor = Math.Max(search.CommandFloor, last);
                return;
            }

            end = ProgramReader.EndOfWordBefore(text, first, floor);
        }
    }

    private bool TryReadCommand(ref TextSearch search, int start, int end, ReadOnlySpan<CommandPattern> patterns, out int last)
    {
        last = end;
        if (!MayBeBefore(patterns, search.Text[end..]))
        {
            return false;
        }

        var arguments = ArgumentReader.ReadAfter(search.Text, start, end, out var length);
        search.Spend(ArgumentReader.Cost * length);
        last = end + length;
        var isReported = false;
        if (arguments.IsEmpty)
        {
            return false;
        }

        var matcher = new CommandMatcher(arguments, Kind);
        foreach (var pattern in patterns)
        {
            isReported |= CommandWords.MatchesBefore(search.Text, start, pattern) && matcher.Report(ref search, pattern);
        }

        return isReported;
    }

    private static bool MayBeBefore(ReadOnlySpan<CommandPattern> patterns, ReadOnlySpan<char> rest)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.MayBeBefore(rest))
            {
                return true;
            }
        }

        return false;
    }

    // "ENV API_KEY x", "npm config set //h/:_authToken x": the name leads to the row.
    private bool TryReadNamed(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var after = head.Close.Exists ? head.Close.End : head.Key.End;
        if (head.Operator.Exists || head.Key.Rule.Class != RuleClass.Secret || after >= text.Length || text[after] is not (' ' or '\t'))
        {
            return false;
        }

        var start = CommandWords.StartOfWord(text, head.Key.Start);
        var before = WhiteSpace.TrimEnd(text, start - (start > 0 && text[start - 1] is '"' or '\'' ? 1 : 0));
        search.Spend(head.Key.Start - before);
        var patterns = Table.FindByWordBeforeName(text[CommandWords.StartOfWord(text, before)..before]);
        if (before == start || patterns.IsEmpty)
        {
            return false;
        }

        var arguments = ArgumentReader.ReadAfter(text, head.Key.Start, head.Key.End, out var length);
        search.Spend(ArgumentReader.Cost * length);
        var matcher = new CommandMatcher(arguments, Kind) { Name = head.Key };
        foreach (var pattern in patterns)
        {
            if (CommandWords.MatchesBefore(text, Math.Min(start, before + 1), pattern) && matcher.Report(ref search, pattern))
            {
                return true;
            }
        }

        return false;
    }
}
