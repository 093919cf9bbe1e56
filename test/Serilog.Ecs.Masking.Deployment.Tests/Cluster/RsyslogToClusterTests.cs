using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>rsyslog itself, to a real Elasticsearch.</summary>
[NonParallelizable]
[Category("Elasticsearch")]
public class RsyslogToClusterTests
{
    private const int Lines = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Each of them makes Elasticsearch refuse the bulk that it is in.
    private static readonly string[] Hostile =
    [
        Line("hostile-1", "\"message\":\"twice\","),
        Line("hostile-2", "\"_id\":\"x\","),
        Line("hostile-3", "\"_index\":\"x\","),
    ];

    private string _space = "";

    [SetUp]
    public async Task Connect()
    {
        await Cluster.RequireAsync();
        Rsyslog.IgnoreUnlessInstalled();
        _space = Cluster.NewStream()["logs-auth_api-".Length..];
    }

    [TearDown]
    public async Task DeleteStream()
    {
        if (_space.Length > 0)
        {
            await Cluster.DeleteAsync("logs-auth_api-" + _space);
        }
    }

    [Test]
    public async Task EveryGoodLineIsStoredOnceWhateverIsBetween()
    {
        var stream = "logs-auth_api-" + _space;
        var lines = Enumerable.Range(0, Lines).Select(static number => Line(number.ToString(CultureInfo.InvariantCulture), "")).ToList();
        lines.InsertRange(Lines / 2, Hostile);

        using var rsyslog = new Rsyslog(lines, Cluster.Address!, "", _space);
        await UntilAsync(async () => await Cluster.StoredAsync(stream) >= Lines && rsyslog.Refused.Count >= Hostile.Length);

        Assert.That(await Cluster.StoredAsync(stream), Is.EqualTo(Lines));
        Assert.That(rsyslog.Refused, Is.EquivalentTo(Hostile.Select(static line => line.TrimEnd('\n'))));
    }

    private static string Line(string id, string more) =>
        $$"""{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"info","message":"x",{{more}}"ecs.version":"8.11.0","event.id":"{{id}}"}""" + "\n";

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.That(watch.Elapsed, Is.LessThan(Patience));
            await Task.Delay(200);
        }
    }
}
