using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.DevConsole;

/// <summary>Values are highlighted in the message, also where masking changed the text around them.</summary>
public class HighlightTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        CaseTable.Read("console-highlights.txt").Select(cells => new TestCaseData(cells[0], cells[1], cells[2]).SetArgDisplayNames(cells[0], cells[1]));

    [TestCaseSource(nameof(Cases))]
    public void ValuesOfTheMessageAreHighlighted(string template, string values, string shown)
    {
        var text = View.Text(log => log.Information(template, [.. values.Split(" ; ", StringSplitOptions.RemoveEmptyEntries)]), theme: EcsConsoleTheme.Dark);

        var message = text.Split('\n')[0].Split("\u001b[38;5;244m | \u001b[0m")[^1];
        Assert.That(message.Replace("\u001b[96m", "<").Replace("\u001b[0m", ">"), Is.EqualTo(shown));
    }
}
