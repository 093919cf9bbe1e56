using NUnit.Framework;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Shapes;
using Serilog.Ecs.Masking.Redaction.Shapes.Identity;

namespace Serilog.Ecs.Masking.Tests.Docs;

[Parallelizable(ParallelScope.All)]
public class RulesPageTests
{
    private static readonly string File = Path.Combine(Repository.Root, "src", "docs", "rules.md");

    [Test]
    public void ThePageOfRulesIsWhatTheRulesSay()
    {
        var page = RulesPage.Render();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            System.IO.File.WriteAllText(File, page);
        }

        Assert.That(
            System.IO.File.ReadAllText(File).ReplaceLineEndings("\n"), Is.EqualTo(page.ReplaceLineEndings("\n")),
            "UPDATE_DOCS=1 dotnet test writes the page anew.");
    }

    [Test]
    public void EveryRuleMasksItsExample()
    {
        var rows = RulesPage.Render().Split('\n').Where(row => row.StartsWith("| `", StringComparison.Ordinal)).ToArray();

        Assert.That(rows, Has.Length.EqualTo(KeyRules.All.Count - 1 + DetectorRules.All.Count + IdentityNumbers.All.Count));
        foreach (var row in rows)
        {
            var cells = row.Split(" | ");
            Assert.That(cells[^1].TrimEnd('|', ' '), Is.Not.EqualTo(cells[^2]), row);
        }
    }
}
