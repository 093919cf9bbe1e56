using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>The chance of this run. It is printed; <c>ECS_TEST_SEED</c> repeats it.</summary>
internal static class Seeds
{
    public static int OfRun { get; } = int.TryParse(Environment.GetEnvironmentVariable("ECS_TEST_SEED"), out var seed) ? seed : Environment.TickCount;

    /// <summary>Returns the chance of one test, which does not depend on the others that run.</summary>
    public static RandomText For(string name)
    {
        TestContext.Out.WriteLine($"ECS_TEST_SEED={OfRun}");
        var hash = 17;
        foreach (var character in name)
        {
            hash = unchecked((hash * 31) + character);
        }

        return new RandomText(OfRun ^ hash);
    }
}
