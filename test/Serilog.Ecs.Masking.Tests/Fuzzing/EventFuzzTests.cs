using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>Events of all kinds with planted canaries, held against everything that is promised of every event.</summary>
/// <remarks><c>build/fuzz.sh</c> makes millions of them. What it prints of a failure is a row of <c>Cases/fuzz-findings.txt</c>.</remarks>
[Parallelizable(ParallelScope.All)]
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
        var findings = new ConcurrentDictionary<int, string>();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Seeds.Count("FUZZ_THREADS", 1) }, (index, loop) =>
        {
            var seed = unchecked(first + index);
            if (RecipeOracle.Find(RecipeGenerator.Make(seed)) is { } finding && findings.TryAdd(seed, finding) && findings.Count >= MostFindings)
            {
                loop.Stop();
            }
        });

        Assert.That(findings, Is.Empty, () => string.Join("\n\n", findings.OrderBy(static one => one.Key).Select(static one => Describe(one.Key, one.Value))));
    }

    [Test]
    public void WithoutMaskingNearlyEveryCanaryIsAFinding()
    {
        var planted = Enumerable.Range(0, 400).Select(static seed => new RecipeEvent(RecipeGenerator.Make(seed))).Where(static made => made.Canaries.Any()).ToArray();

        // The others are in what is cut off, or hidden by another property.
        Assert.That(planted.Count(static made => RecipeOracle.Leaked(made, Unmasked(made), Unmasked) is not null), Is.GreaterThan(planted.Length * 0.95));

        static string Unmasked(RecipeEvent made) => Render.Text(made.Options.Off, made.Event);
    }

    [TestCaseSource(nameof(Rows))]
    public void AFindingThatWasFixedStaysFixed(string recipe) => Assert.That(RecipeOracle.Find(JsonNode.Parse(recipe)!.AsObject()), Is.Null);

    private static string Describe(int seed, string found)
    {
        var recipe = RecipeGenerator.Make(seed);
        var smallest = RecipeShrinker.Shrink(recipe, RecipeOracle.Find);
        var again = RecipeOracle.Find(smallest);
        var remark = again is null ? "It was not found again.\n" : RecipeOracle.FindAlone(smallest) is null ? "It is not found where nothing is remembered.\n" : "";
        var finding = again ?? found;
        return $"fuzz-{seed} ⇶ {(again is null ? recipe : smallest).ToJsonString()}\n{remark}{finding[..Math.Min(finding.Length, LongestTold)]}";
    }
}
