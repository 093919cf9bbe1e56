using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>
/// How the time that code needs grows with its input. Of each input the shortest time counts: what else the machine does only ever adds to it.
/// </summary>
/// <param name="Small">The shortest time for the small input.</param>
/// <param name="Large">The shortest time for the large input.</param>
/// <param name="Times">How many times as long the large input is.</param>
internal sealed record Growth(TimeSpan Small, TimeSpan Large, int Times)
{
    private const int SmallRounds = 3;
    private const int Patience = 12;

    // What is quadratic needs as many times as long for each character as the input is longer, here sixteen.
    private const int Generosity = 6;

    // What takes no time at all is not worth a look.
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(2);

    /// <summary>Whether the large input takes about as many times as long as it is longer.</summary>
    public bool IsLinear => Large < (Small * Times * Generosity) + Least;

    /// <summary>Runs both inputs in turns until the large one is seen to be fast enough, or patience ends.</summary>
    public static Growth Between(string small, string large, Action<string> run)
    {
        // The large one goes first: what is compiled at the same time would make a small one look slow, and let the large one pass.
        var first = Time(large, run);
        var growth = new Growth(Shortest(small, run), first, large.Length / small.Length);
        for (var round = 0; round < Patience && !growth.IsLinear; round++)
        {
            growth = growth with { Large = Min(growth.Large, Time(large, run)), Small = Min(growth.Small, Shortest(small, run)) };
        }

        return growth;
    }

    private static TimeSpan Shortest(string input, Action<string> run)
    {
        var shortest = Time(input, run);
        for (var round = 1; round < SmallRounds; round++)
        {
            shortest = Min(shortest, Time(input, run));
        }

        return shortest;
    }

    private static TimeSpan Time(string input, Action<string> run)
    {
        // A text that was seen before takes no time.
        EventPolicy.Default.KnownTexts.Clear();
        var start = ThreadTime.Now;
        run(input);
        return ThreadTime.Now - start;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
