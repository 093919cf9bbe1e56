using System.Text;
using Serilog.Ecs.Masking.Quality.Grammars;

namespace Serilog.Ecs.Masking.Quality.Hostile;

/// <summary>A shape of text that an outsider may send to make the search slow, of any length.</summary>
/// <param name="Name">The name of the shape.</param>
/// <param name="Write">Writes the text of a length.</param>
internal sealed record HostileText(string Name, Func<int, string> Write)
{
    private const int Interleavings = 120;
    private const int Seed = 20_261_130;

    private static readonly string[] Runs = ["a", "0", " ", "\t", "=", "\"", "\\", "A1"];

    /// <summary>All shapes: each trigger repeated, nested, before and after runs without an end, and interleaved with others.</summary>
    public static IReadOnlyList<HostileText> All { get; } =
    [
        .. Triggers.SelectMany(OfTrigger),
        .. Enumerable.Range(0, Interleavings).Select(Interleaved),
        .. HostileTables.All,
        .. HostileNesting.All,
    ];

    private static IEnumerable<string> Triggers =>
        GrammarFiles.Lines("Hostile/triggers").Where(line => !line.StartsWith("//", StringComparison.Ordinal)).Select(Unescape);

    /// <summary>Returns a text repeated up to a length.</summary>
    public static string Fill(string piece, int length)
    {
        var text = new StringBuilder(length + piece.Length);
        while (text.Length < length)
        {
            text.Append(piece);
        }

        return text.ToString(0, Math.Max(0, length));
    }

    private static IEnumerable<HostileText> OfTrigger(string trigger)
    {
        yield return new HostileText($"{trigger} repeated", length => Fill(trigger, length));
        yield return new HostileText($"{trigger} and words", length => Fill(trigger + "a1b2 ", length));
        yield return new HostileText($"{trigger} after a key", length => Fill("password" + trigger, length));
        yield return new HostileText($"{trigger} in lines", length => Fill(trigger + "\n", length));
        foreach (var run in Runs)
        {
            yield return new HostileText($"{trigger} before {run}…", length => trigger + Fill(run, length - trigger.Length));
            yield return new HostileText($"{run}… before {trigger}", length => Fill(run, length - trigger.Length) + trigger);
        }
    }

    private static HostileText Interleaved(int index)
    {
        var random = new Random(Seed + index);
        var all = Triggers.ToArray();
        var pieces = string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => all[random.Next(all.Length)]));
        return new HostileText($"{pieces} interleaved", length => Fill(pieces, length));
    }

    private static string Unescape(string line) =>
        line.Replace('⏎', '\n').Replace('␍', '\r').Replace('⇥', '\t').Replace('␀', '\0').Replace('◂', '\uD800').Replace('▸', '\uDC00');
}
