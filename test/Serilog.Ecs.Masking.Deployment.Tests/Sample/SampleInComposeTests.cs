using System.Diagnostics;
using System.Globalization;
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
            var address = await AddressAfterAsync(200, process, stop);

            // Read to nowhere: it waits for a reader otherwise, and its requests with it.
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            health = await HealthAsync(address + "/health", stop);
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
    public async Task TheProbeFailsWithoutAnAnswer(CancellationToken stop)
    {
        using var nobody = new ClosedPort();

        Assert.That(await ProbeAsync($"http://{nobody.Host}/health", stop), Is.EqualTo(1));
    }

    [TestCase("2")]
    [TestCase("00:00:00")]
    [TestCase("soon")]
    [CancelAfter(60_000)]
    public async Task ATrafficThatIsNotAPauseIsAnErrorAtStart(string pause, CancellationToken stop)
    {
        using var process = SampleRun.Start(NoVariables, "--traffic", pause);

        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);

        Assert.That(process.ExitCode, Is.Not.Zero);
        Assert.That(output, Does.Contain($"traffic: '{pause}' is not a pause from 00:00:00.001 to 01:00:00."));
    }

    // Reads as many lines as are asked for, and returns where the service listens.
    private static async Task<string> AddressAfterAsync(int lines, Process process, CancellationToken stop)
    {
        var address = "";
        for (var read = 0; read < lines && await process.StandardOutput.ReadLineAsync(stop) is { } line; read++)
        {
            address = address.Length > 0 ? address : Listening().Match(line).Groups[1].Value;
        }

        return address;
    }

    // As often as the compose file has it asked before the service counts as ill: a busy machine may take longer than one probe waits.
    private static async Task<int> HealthAsync(string address, CancellationToken stop)
    {
        var probes = int.Parse(
            ComposeFile.Texts(ComposeFile.Member(ComposeFile.Member(ComposeFile.Services["auth-api"], "healthcheck"), "retries")).Single(),
            CultureInfo.InvariantCulture);
        var code = await ProbeAsync(address, stop);
        for (var probe = 1; code != 0 && probe < probes; probe++)
        {
            code = await ProbeAsync(address, stop);
        }

        return code;
    }

    private static async Task<int> ProbeAsync(string address, CancellationToken stop)
    {
        using var probe = SampleRun.Start(NoVariables, "--health", address);
        await probe.WaitForExitAsync(stop);
        return probe.ExitCode;
    }

    [GeneratedRegex("Now listening on: (http://[0-9.:]+)")]
    private static partial Regex Listening();
}
