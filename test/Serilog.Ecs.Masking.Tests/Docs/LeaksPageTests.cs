using System.Globalization;
using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Redaction.Channels;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The page of the ways by which a secret reaches a log line; each row is a test of its own in <see cref="ChannelTests"/>.</summary>
public class LeaksPageTests
{
    private static readonly string PagePath = Path.Combine(Repository.Root, "src", "docs", "leaks.md");

    [Test]
    public void ThePageOfLeaksIsWhatIsTested()
    {
        var page = Render();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(PagePath, page);
        }

        Assert.That(
            File.ReadAllText(PagePath).ReplaceLineEndings("\n"), Is.EqualTo(page.ReplaceLineEndings("\n")), "UPDATE_DOCS=1 dotnet test writes the page anew.");
    }

    private static string Render()
    {
        var page = new StringBuilder(
            """
            # How secrets reach a log line

            Each row is a test. A random secret is logged that way, with the default settings and no attribute. It must not show in
            anything that is written, nor in Serilog's own reports. A harmless value that is logged the same way must come out unchanged,
            byte for byte.

            *Masked* is every sink inside `WriteTo.Masked` or `AuditTo.Masked`, with text and with JSON. An enricher sees neither templates
            nor exceptions, nor properties that later enrichers add. This page is written by a test.

            | | a secret in | `EcsTextFormatter` | *Masked* | `Enrich.WithMasking` |
            |---|---|---|---|---|

            """);
        foreach (var channel in ChannelTests.All)
        {
            var needs = channel.NeedsCapturing ? "with `Destructure.WithMasking` and `MaskingSelfLog`" : channel.Configure is null ? "hidden" : "hidden, with its setting";
            page.Append(
                CultureInfo.InvariantCulture, $"| {channel.Id} | {channel.What} | {needs} | {needs} | {(channel.IsInProperties ? "hidden" : "not seen")} |\n");
        }

        return page.ToString();
    }
}
