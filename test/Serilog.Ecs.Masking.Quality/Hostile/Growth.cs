using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Quality.Hostile;

/// <summary>How the cost of masking a shape grows with its length, in time of the thread and not of the wall clock.</summary>
/// <param name="Text">The shape.</param>
/// <param name="Costs">Nanoseconds for each character, by length.</param>
internal sealed record Growth(HostileText Text, IReadOnlyList<(int Length, double Nanoseconds)> Costs)
{
    private const int Rounds = 3;
    private const double NanosecondsPerTick = 100;

    // A shape that needs this long for one text is hopeless at any greater length.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The cost for each character of the longest text that was measured.</summary>
    public double Cost => Costs[^1].Nanoseconds;

    /// <summary>How many times the cost for each character of the shortest text that of the longest is.</summary>
    public double Factor => Costs[^1].Nanoseconds / Math.Max(Costs[0].Nanoseconds, 0.01);

    /// <summary>Measures a shape; lengths after one that took too long are left out.</summary>
    public static Growth Measure(HostileText text, params int[] lengths)
    {
        var costs = new List<(int, double)>();
        foreach (var length in lengths)
        {
            var input = text.Write(length);
            var time = Shortest(input);
            costs.Add((length, time.Ticks * NanosecondsPerTick / Math.Max(1, input.Length)));
            if (time > Patience)
            {
                break;
            }
        }

        return new Growth(text, costs);
    }

    private static TimeSpan Shortest(string input)
    {
        var shortest = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds && (round == 0 || shortest < Patience / Rounds); round++)
        {
            Engine.Forget();
            var start = ThreadTime.Now;
            Engine.Mask(input);
            var time = ThreadTime.Now - start;
            shortest = time < shortest ? time : shortest;
        }

        return shortest;
    }
}
