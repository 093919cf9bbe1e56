using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The sample, started with the arguments and the variables of the compose file.</summary>
[Parallelizable(ParallelScope.Self)]
public partial class SampleInComposeTests
{
    private static readonly Dictionary<string, string> NoVariables = [];

    private string _folder = "";

    [SetUp]
    public void MakeAFolder() => _folder = Directory.CreateTempSubdirectory("auth-api").FullName;

    [TearDown]
    public void RemoveIt() => Directory.Delete(_folder, recursive: true);

    [Test, CancelAfter(60_000)]
    public async Task ItWritesDocumentsOfItsTrafficToTheFileThatCollectorsRead(CancellationToken stop)
    {
        var log = Path.Combine(_folder, "app.json");
        var variables = new Dictionary<string, string>(ComposeFile.Environment("auth-api"))
        {
            ["Serilog__WriteTo__File__Args__path"] = log,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };
        using var process = SampleRun.Start(variables, "--traffic", "00:00:00.01");
        int health;
        try
        {
            health = await HealthAfterAsync(200, process, stop);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        Assert.That(health, Is.Zero);
        var written = (await File.ReadAllTextAsync(log, stop)).Split('\n')[..^1].Select(line => EcsLine.Parse(line + "\n")).ToList();
        Assert.That(written, Has.Count.GreaterThanOrEqualTo(100));
        Assert.That(written.Select(line => line["event.id"]), Is.Unique);
        Assert.That(written.Select(line => line["service.environment"]).Distinct(), Is.EqualTo(new[] { "dev" }));
        Assert.That(written.Where(line => line.Has("http.response.status_code")).Select(line => line["client.address"]).Distinct().Count(), Is.GreaterThan(3));
        Assert.That(written.Select(line => line["url.path"]), Does.Not.Contain("/health"));
    }

    [Test, CancelAfter(60_000)]
    public async Task TheProbeSaysWhenNobodyAnswers(CancellationToken stop)
    {
        using var probe = SampleRun.Start(NoVariables, "--health", $"http://127.0.0.1:{FreePort()}/health");

        await probe.WaitForExitAsync(stop);

        Assert.That(probe.ExitCode, Is.EqualTo(1));
    }

    [TestCase("2")]
    [TestCase("00:00:00")]
    [TestCase("soon")]
    [CancelAfter(60_000)]
    public async Task ATrafficThatIsNoPauseIsAnErrorAtStart(string pause, CancellationToken stop)
    {
        using var process = SampleRun.Start(NoVariables, "--traffic", pause);

        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);

        Assert.That(process.ExitCode, Is.Not.Zero);
        Assert.That(output, Does.Contain($"traffic: '{pause}' is no pause from 00:00:00.001 to 01:00:00."));
    }

    // Reads as many lines as are asked for, then asks how the service is.
    private static async Task<int> HealthAfterAsync(int lines, Process process, CancellationToken stop)
    {
        var address = "";
        for (var read = 0; read < lines && await process.StandardOutput.ReadLineAsync(stop) is { } line; read++)
        {
            address = address.Length > 0 ? address : Listening().Match(line).Groups[1].Value;
        }

        using var probe = SampleRun.Start(NoVariables, "--health", address + "/health");
        await probe.WaitForExitAsync(stop);
        return probe.ExitCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("Now listening on: (http://[0-9.:]+)")]
    private static partial Regex Listening();
}
