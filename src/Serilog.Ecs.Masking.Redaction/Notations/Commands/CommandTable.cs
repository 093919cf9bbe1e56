using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>A table of commands: one row a line, <c>id | pattern | source</c>. A line that begins with <c>#</c> is a remark.</summary>
internal sealed class CommandTable
{
    private const string Separator = " | ";

    private readonly WordTable<CommandPattern[]> _byWord;
    private readonly WordTable<CommandPattern[]> _byProgram;
    private readonly WordTable<CommandPattern[]> _byWordBeforeName;

    /// <summary>Reads the table.</summary>
    /// <param name="table">The name of the file.</param>
    public CommandTable(string table)
    {
        Patterns = [.. Read(table)];
        Settings = [.. Patterns.Where(static pattern => pattern.IsNamed && pattern.Before.Length == 0)];
        _byWord = Group(Patterns.Where(static pattern => !pattern.IsNamed && !pattern.HasOption), AnchorsOf);
        _byProgram = Group(Patterns.Where(static pattern => !pattern.IsNamed && pattern.HasOption), AnchorsOf);
        _byWordBeforeName = Group(Patterns.Where(static pattern => pattern.IsNamed), WordsBefore);
        Words = [.. Patterns.Where(static pattern => !pattern.IsNamed && !pattern.HasOption).SelectMany(AnchorsOf).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Gets the rows.</summary>
    public CommandPattern[] Patterns { get; }

    /// <summary>Gets the words that lead to rows, in lower case.</summary>
    public string[] Words { get; }

    /// <summary>Gets the rows that are a sensitive name and its value, and nothing else.</summary>
    public CommandPattern[] Settings { get; }

    /// <summary>Returns the rows that a word leads to, whatever its case.</summary>
    public ReadOnlySpan<CommandPattern> FindByWord(ReadOnlySpan<char> word) => Find(_byWord, word);

    /// <summary>Returns the rows with options of a program.</summary>
    public ReadOnlySpan<CommandPattern> FindByProgram(ReadOnlySpan<char> program) => Find(_byProgram, program);

    /// <summary>Returns the rows with a sensitive name after a word.</summary>
    public ReadOnlySpan<CommandPattern> FindByWordBeforeName(ReadOnlySpan<char> word) => Find(_byWordBeforeName, word);

    private static ReadOnlySpan<CommandPattern> Find(WordTable<CommandPattern[]> table, ReadOnlySpan<char> word) =>
        table.TryFindInAnyCase(ProgramName.WithoutExtension(word), out var patterns) ? patterns : default;

    private static WordTable<CommandPattern[]> Group(IEnumerable<CommandPattern> patterns, Func<CommandPattern, IEnumerable<string>> words) => new(
        patterns.SelectMany(pattern => words(pattern).Select(word => (word, pattern)))
            .GroupBy(static entry => entry.word, static entry => entry.pattern, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal));

    private static IEnumerable<string> AnchorsOf(CommandPattern pattern) => pattern.AnchorWords.Select(static word => word.ToLowerInvariant());

    private static IEnumerable<string> WordsBefore(CommandPattern pattern) =>
        pattern.Before.Length == 0
            ? []
            : pattern.Before[^1].Where(static term => term.Literal is not null).Select(static term => term.Literal!.ToLowerInvariant());

    private static IEnumerable<CommandPattern> Read(string table)
    {
        foreach (var line in DataFile.Lines(table))
        {
            // A pattern may hold the separator itself: a pipe.
            var first = line.IndexOf(Separator, StringComparison.Ordinal);
            var last = line.LastIndexOf(Separator, StringComparison.Ordinal);
            yield return new CommandPattern(line[..first], line[(first + Separator.Length)..last]);
        }
    }
}
