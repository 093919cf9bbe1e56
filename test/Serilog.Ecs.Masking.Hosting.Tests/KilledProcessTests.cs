using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>A process that is killed loses no event that was logged, and leaves at most one torn line.</summary>
[Parallelizable(ParallelScope.All)]
public class KilledProcessTests
{
    // build/faults.sh asks for many more.
    private static readonly int Kills = Seeds.Count("FAULT_KILLS", 1);

    [Test]
    [Platform(Exclude = "Win")]
    public async Task EveryEventThatWasLoggedIsInTheFileOnce([Values("plain", "shared", "chained")] string kind)
    {
        var folder = Directory.CreateTempSubdirectory("ecs-killed-");
        try
        {
            var path = Path.Combine(folder.FullName, "log.json");
            var logged = new List<int>();
            for (var kill = 1; kill <= Kills; kill++)
            {
                logged.AddRange(await RunUntilKilledAsync(path, kind, events: 20 + kill));
            }

            using (var logger = new LoggerConfiguration().WriteTo.EcsFile(path, integrity: Integrity(kind), shared: kind == "shared").CreateLogger())
            {
                logger.Information("{Number}", -1);
            }

            var lines = File.ReadAllLines(path);
            var whole = lines.Where(static line => line.EndsWith('}')).Select(static line => EcsLine.Parse(line + "\n")).ToArray();
            var numbers = whole.Where(static line => line.Has("labels.number")).Select(static line => Convert.ToInt32(line["labels.number"], CultureInfo.InvariantCulture)).ToArray();
            Assert.That(numbers[^1], Is.EqualTo(-1), "The first event after a torn line begins on a line of its own.");
            Assert.That(lines.Length - whole.Length, Is.InRange(0, Kills), "Torn lines");
            Assert.That(
                numbers.SkipLast(1).Count(), Is.InRange(logged.Count, logged.Count + Kills),
                "An event may be in the file whose number was not printed any more.");
            Assert.That(logged.GroupBy(static number => number).Where(group => numbers.Count(number => number == group.Key) < group.Count()), Is.Empty);
            if (kind == "chained")
            {
                using var file = File.OpenRead(path);
                Assert.That(Verification.Of([file]).Verdict, Is.EqualTo(EcsIntegrityVerdict.OpenEnd));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static EcsIntegrityOptions? Integrity(string kind) => kind == "chained" ? new() { Algorithm = EcsIntegrityAlgorithm.Sha256 } : null;

    private static async Task<List<int>> RunUntilKilledAsync(string path, string kind, int events)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Scenarios).Assembly.Location, "logs-until-killed", path, kind]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var logged = new List<int>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            logged.Add(int.Parse(line, CultureInfo.InvariantCulture));
            if (logged.Count == events)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        return logged;
    }
}
