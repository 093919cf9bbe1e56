using System.Reflection;
using NUnit.Framework;
using Serilog.Ecs.Masking.Quality.Measures;

namespace Serilog.Ecs.Masking.Redaction.Tests.Quality;

public sealed class QualityTests
{
    [Test]
    public void NoFigureIsWorseThanTheCommittedOne()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("quality.md");
        using var reader = new StreamReader(stream!);

        var worsenings = PageTables.Worsenings(reader.ReadToEnd(), QualityPage.Write());

        Assert.That(worsenings, Is.Empty, "build/quality.sh writes the figures, build/quality.sh misses prints the lines.");
    }

    [Test]
    public void AFigureThatIsWorseIsReported()
    {
        const string Committed = "| rule | values | found | false alarms |\n|---|---|---|---|\n| `email` | 9 | 8 | 2 |\n";

        Assert.That(PageTables.Worsenings(Committed, Committed), Is.Empty);
        Assert.That(PageTables.Worsenings(Committed, Committed.Replace("| 8 | 2 |", "| 9 | 1 |")), Is.Empty);
        Assert.That(PageTables.Worsenings(Committed, Committed.Replace("| 8 | 2 |", "| 7 | 3 |")), Is.EqualTo(new[]
        {
            "rule `email`, false alarms: 2 was committed, 3 is measured.",
            "rule `email`, found: 8 was committed, 7 is measured.",
        }));
    }
}
