using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>Events of all kinds with planted canaries, held against everything that is promised of every event.</summary>
/// <remarks><c>build/fuzz.sh</c> makes millions of them. What it prints of a failure is a row of <c>Cases/fuzz-findings.txt</c>.</remarks>
public class EventFuzzTests
{
    private const int MostFindings = 12;
    private const int LongestTold = 1_000;

    private static IEnumerable<TestCaseData> Rows() =>
        CaseTable.Read("fuzz-findings.txt").Select(static cells => new TestCaseData(cells[1]).SetArgDisplayNames(cells[0]));

    [Test]
    public void NoEventIsAFinding()
    {
        var first = Seeds.Random(nameof(NoEventIsAFinding)).Next();
        var count = Seeds.Count("FUZZ_PLANTED", 1_000);
        var findings = new ConcurrentBag<int>();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Seeds.Count("FUZZ_THREADS", 1) }, (index, loop) =>
        {
            var seed = unchecked(first + index);
            if (RecipeOracle.Find(RecipeGenerator.Make(seed)) is not null)
            {
                findings.Add(seed);
                _ = findings.Count >= MostFindings ? Stop(loop) : false;
            }
        });

        Assert.That(findings, Is.Empty, () => string.Join("\n\n", findings.Order().Select(Describe)));
    }

    [TestCaseSource(nameof(Rows))]
    public void AFindingThatWasFixedStaysFixed(string recipe) => Assert.That(RecipeOracle.Find(JsonNode.Parse(recipe)!.AsObject()), Is.Null);

    private static bool Stop(ParallelLoopState loop)
    {
        loop.Stop();
        return true;
    }

    private static string Describe(int seed)
    {
        var smallest = RecipeShrinker.Shrink(RecipeGenerator.Make(seed), RecipeOracle.Find);
        var finding = RecipeOracle.Find(smallest) ?? "It was not found again.";
        return $"fuzz-{seed} ⇶ {smallest.ToJsonString()}\n{finding[..Math.Min(finding.Length, LongestTold)]}";
    }
}
