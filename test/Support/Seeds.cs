using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>
/// The random numbers of this run, for events, texts and planted secrets. An ordinary run has the same each time, so that only a change of
/// the code turns it red; with <c>ECS_TEST_SEED=random</c> they differ, as in <c>build/fuzz.sh</c>. Each test prints its seed;
/// <c>ECS_TEST_SEED=&lt;number&gt;</c> repeats the run.
/// </summary>
internal static class Seeds
{
    private const int Ordinary = 20_261_124;

    private static readonly int OfRun = Environment.GetEnvironmentVariable("ECS_TEST_SEED") switch
    {
        null or "" => Ordinary,
        "random" => Environment.TickCount,
        var number => int.Parse(number, CultureInfo.InvariantCulture),
    };

    /// <summary>What FsCheck calls a replay.</summary>
    public static string Replay { get; } = string.Create(CultureInfo.InvariantCulture, $"{(uint)OfRun},7");

    /// <summary>Returns the random texts of one test, which do not depend on the other tests that run.</summary>
    public static RandomText For(string name) => new(OfTest(name));

    /// <summary>Returns the random numbers of one test.</summary>
    public static Random Random(string name) => new(OfTest(name));

    /// <summary>Returns how many cases a test tries: the number in the environment, or the short run's.</summary>
    public static int Count(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var count) ? count : otherwise;

    /// <summary>Returns FsCheck's settings for as many cases.</summary>
    public static Config Check(int count)
    {
        Print();
        return Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay((uint)OfRun, 7);
    }

    private static int OfTest(string name)
    {
        Print();
        var hash = 17;
        foreach (var character in name)
        {
            hash = unchecked((hash * 31) + character);
        }

        return OfRun ^ hash;
    }

    private static void Print() => TestContext.Out.WriteLine($"ECS_TEST_SEED={OfRun}");
}
