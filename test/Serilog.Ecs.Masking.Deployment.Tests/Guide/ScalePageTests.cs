using System.Globalization;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The page on scale counts rightly, and what it links to is there.</summary>
public class ScalePageTests
{
    private const int EventsOfARequest = 2;
    private const int SecondsOfADay = 86_400;
    private const double Gigabyte = 1e9;

    private readonly Guide _page = new("../../docs/scale.md");

    [Test]
    public void TheTableIsWhatTheBytesOfAnEventMake()
    {
        var bytes = _page.Rows("one event").Select(static row => Number(row[1])).ToList();

        foreach (var row in _page.Rows("requests a second").Select(static row => row.Select(Number).ToArray()))
        {
            var events = row[0] * EventsOfARequest * SecondsOfADay;
            double[] expected =
            [
                events, events * bytes[0] / Gigabyte, events * bytes[1] / Gigabyte, events * bytes[2] / Gigabyte, 30 * events * bytes[2] / Gigabyte,
            ];

            Assert.That(row[1..], Is.EqualTo(expected).Within(0.051));
        }
    }

    [Test]
    public void EveryLinkResolves()
    {
        var folder = Path.Combine(DeploymentFiles.Folder, "../../docs");

        Assert.That(_page.Links, Has.Count.GreaterThan(4));
        Assert.That(_page.Links.Where(link => !Path.Exists(Path.Combine(folder, link))), Is.Empty);
    }

    // The same limits as the files that it speaks of
    [TestCase("`fileSizeLimitBytes` and `retainedFileCountLimit`", "16 files of 64 MB", "compose.yaml", "fileSizeLimitBytes: \"67108864\"")]
    [TestCase("`queue.maxDiskSpace`", "8 GB", "collectors/rsyslog/elasticsearch.conf", "queue.maxDiskSpace=\"8g\"")]
    [TestCase("`total_fields.limit`", "1,500", "elasticsearch/component-templates/auth_api-settings.json", "\"index.mapping.total_fields.limit\": 1500")]
    public void TheLimitsAreThoseOfTheFiles(string place, string limit, string file, string text)
    {
        var row = _page.Rows("what happens there").Single(row => row[0].Contains(place, StringComparison.Ordinal));

        Assert.That(row[1], Does.StartWith(limit));
        Assert.That(DeploymentFiles.Text(file), Does.Contain(text));
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
