using System.Globalization;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Hosting.Tests.Memory;

/// <summary>After the event, no clear text of a masked value is anywhere in the memory of the process.</summary>
[Parallelizable(ParallelScope.All)]
public class MemoryTests
{
    private const string Control = "kept on purpose";
    private const string Listeners = "texts for listeners";

    // The collector leaves a text where it was until something else comes there. What is kept is in every process.
    private const int Processes = 3;

    [Test]
    [Platform("Linux")]
    public void NoSecretIsInMemoryAfterItsEvent()
    {
        var (kept, pooled) = Run();
        for (var process = 1; process < Processes && kept.Count > 1; process++)
        {
            var (again, alsoPooled) = Run();
            kept.IntersectWith(again);
            pooled.IntersectWith(alsoPooled);
        }

        TestContext.Out.WriteLine("In arrays of .NET's own pool: " + string.Join(", ", pooled.Except(kept)));
        Assert.That(kept, Is.EqualTo(new[] { Control }), $"In memory: {string.Join(", ", kept)}. The search finds what is kept on purpose, and nothing else.");
        Assert.That(pooled.Except(kept), Is.SubsetOf(new[] { "an exception", "a ToString that throws", "a member that throws" }), "Only .NET formats these.");
    }

    private static (HashSet<string> Kept, HashSet<string> Pooled) Run()
    {
        var started = Started.Run("memory");
        Assert.That(started.ExitCode, Is.Zero, started.Errors);
        var rows = started.Output.Split('\n').Select(static line => line.Split('\t')).Where(static cells => cells.Length == 3)
            .ToDictionary(
                static cells => cells[0],
                static cells => (First: int.Parse(cells[1], CultureInfo.InvariantCulture), Second: int.Parse(cells[2], CultureInfo.InvariantCulture)));
        Assert.That(rows, Has.Count.GreaterThan(10));
        Assert.That(rows.Remove(Listeners, out var told), Is.True);
        Assert.That(told.First, Is.Positive, "SelfLog and meter have something to say.");
        Assert.That(told.Second, Is.Zero, "Secrets that SelfLog, meter or event source were told.");
        return (Found(static row => row.Second), Found(static row => row.First));

        HashSet<string> Found(Func<(int First, int Second), int> of) => [.. rows.Where(row => of(row.Value) > 0).Select(static row => row.Key)];
    }
}
