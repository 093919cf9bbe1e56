using NUnit.Framework;
using Serilog.Ecs.Masking.Quality.Hostile;

namespace Serilog.Ecs.Masking.Redaction.Tests.Quality;

/// <summary>The short form of <c>build/quality.sh hostile</c>.</summary>
public sealed class HostileTextTests
{
    private const int Short = 4_000;
    private const int Long = 64_000;
    private const double MostNanoseconds = 300;

    // Sixteen times the length would cost sixteen times as much for each character if the search were quadratic; measures on a busy machine vary by less.
    private const double MostGrowth = 4;

    [Test]
    [Explicit("Measures time, and takes minutes: build/quality.sh hostile is the same with figures.")]
    public void NoShapeCostsMoreForEachCharacterTheLongerItIs()
    {
        var slow = HostileText.All.Where(IsSlow).Select(text => text.Name);

        Assert.That(slow, Is.Empty);
    }

    // One measure may be disturbed by what else the machine does; two are not.
    private static bool IsSlow(HostileText text) => IsSlow(Growth.Measure(text, Short, Long)) && IsSlow(Growth.Measure(text, Short, Long));

    private static bool IsSlow(Growth growth) => growth.Cost > MostNanoseconds || (growth.Cost > 1 && growth.Factor > MostGrowth);
}
