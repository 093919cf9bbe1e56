namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>
/// The form of a command with a secret in it, as its manual writes it: <c>docker;podman login … -p;--password {password}</c>. A
/// semicolon separates words of which each may be there, and <c>…</c> is any number of words. The first word, or the one after
/// <c>^</c>, leads to the pattern.
/// </summary>
internal sealed class CommandPattern
{
    private const string Gap = "…";
    private const char AnchorMark = '^';

    // What may be between two words of a command: blanks, and the marks and commas of lists.
    private const string BeforeWords = " \t\u00A0\r\n\"',“”‘’«»„";

    /// <summary>Reads a pattern as tables write it.</summary>
    /// <param name="id">The name of its row.</param>
    /// <param name="pattern">The words.</param>
    public CommandPattern(string id, string pattern)
    {
        Id = id;
        var words = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fixedWords = words.TakeWhile(static word => word != Gap).ToArray();
        var named = Array.IndexOf(fixedWords, "{name}");
        IsNamed = named >= 0;
        var marked = Array.FindIndex(fixedWords, static word => word.StartsWith(AnchorMark));
        var anchor = IsNamed ? named : marked >= 0 ? marked : 0;
        Before = [.. fixedWords[..anchor].Select(ReadTerms)];
        AnchorWords = fixedWords[anchor].TrimStart(AnchorMark).Split(';');
        IsCaseKept = AnchorWords[0].AsSpan().ContainsAnyInRange('A', 'Z');
        Segments = [.. ReadSegments(words[(anchor + 1)..])];
        HasOption = Array.Exists(Segments, static segment => Array.Exists(segment, static word => Array.TrueForAll(word, static term => term.IsOption)));
    }

    /// <summary>Gets the name of the row.</summary>
    public string Id { get; }

    /// <summary>Gets whether a sensitive name in the text leads to the pattern, <c>ENV {name} {value}</c>, and not a word of the table.</summary>
    public bool IsNamed { get; }

    /// <summary>Gets whether an option is a part of the pattern, and leads to it.</summary>
    public bool HasOption { get; }

    /// <summary>Gets the words that lead to the pattern: programs, commands.</summary>
    public string[] AnchorWords { get; }

    /// <summary>Gets whether the case of the anchor counts.</summary>
    public bool IsCaseKept { get; }

    /// <summary>Gets the words directly before the anchor.</summary>
    public PatternTerm[][] Before { get; }

    /// <summary>Gets the words after the anchor, divided where other words may be between them.</summary>
    public PatternTerm[][][] Segments { get; }

    /// <summary>
    /// Returns whether what follows the anchor may be of the pattern: whether its first word begins with one that the pattern has there.
    /// Most texts have the name of a program without the command.
    /// </summary>
    public bool MayBeBefore(ReadOnlySpan<char> rest)
    {
        if (Segments[0].Length == 0)
        {
            return true;
        }

        // Continued lines and encoded marks are read with the command.
        rest = rest.TrimStart(BeforeWords);
        if (rest is ['\\' or '^' or '`' or '&' or '%', ..])
        {
            return true;
        }

        foreach (var term in Segments[0][0])
        {
            if (term.Literal is not { } literal || term.IsOption || rest.StartsWith(literal, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<PatternTerm[][]> ReadSegments(string[] words)
    {
        var segment = new List<PatternTerm[]>();
        foreach (var word in words)
        {
            if (word != Gap)
            {
                segment.Add(ReadTerms(word));
                continue;
            }

            yield return [.. segment];
            segment.Clear();
        }

        yield return [.. segment];
    }

    private static PatternTerm[] ReadTerms(string word) => [.. word.Split(';').Select(static term => new PatternTerm(term))];
}
