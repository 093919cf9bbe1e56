using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>
/// The chance of this run. Planted secrets are others in every run. Made-up events and texts are the same in an ordinary run,
/// so that only a change of the code turns it red, and others each time with <c>ECS_TEST_SEED=random</c>, as the fuzz run has it.
/// Each test prints its seed; <c>ECS_TEST_SEED=&lt;number&gt;</c> repeats the run.
/// </summary>
internal static class Seeds
{
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("ECS_TEST_SEED");

    private static readonly int OfSecrets = Wanted is null or "" or "random" ? Environment.TickCount : int.Parse(Wanted, CultureInfo.InvariantCulture);

    private static readonly int OfRun = string.IsNullOrEmpty(Wanted) ? 20_261_124 : OfSecrets;

    /// <summary>What FsCheck calls a replay.</summary>
    public static string Replay { get; } = string.Create(CultureInfo.InvariantCulture, $"{(uint)OfRun},7");

    /// <summary>Returns the chance of one test, which does not depend on the others that run.</summary>
    public static RandomText For(string name) => new(OfTest(name, OfRun));

    /// <summary>Returns the random source with which one test generates the secret that it plants.</summary>
    public static RandomText Secret(string name) => new(OfTest(name, OfSecrets));

    /// <summary>Returns the chance of one test as plain numbers.</summary>
    public static Random Random(string name) => new(OfTest(name, OfRun));

    /// <summary>Returns how many cases a test tries: the number in the environment, or the short run's.</summary>
    public static int Count(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var count) ? count : otherwise;

    /// <summary>Returns FsCheck's settings for as many cases.</summary>
    public static Config Check(int count)
    {
        Print(OfRun);
        return Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay((uint)OfRun, 7);
    }

    private static int OfTest(string name, int seed)
    {
        Print(seed);
        var hash = 17;
        foreach (var character in name)
        {
            hash = unchecked((hash * 31) + character);
        }

        return seed ^ hash;
    }

    private static void Print(int seed) => TestContext.Out.WriteLine($"ECS_TEST_SEED={seed}");
}
