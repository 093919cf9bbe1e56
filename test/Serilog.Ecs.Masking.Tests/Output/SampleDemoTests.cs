using System.Diagnostics;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Docs;
using Serilog.Ecs.Masking.Testing;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>The sample as a newcomer starts it: real requests, real exceptions, every line checked.</summary>
[Parallelizable(ParallelScope.All)]
public class SampleDemoTests
{
    [Test]
    public async Task EveryLineOfTheDemoIsADocument()
    {
        var lines = await RunAsync([]);

        Assert.That(lines.Select(line => line["service.name"]), Is.All.EqualTo("auth-api"));
        var answered = lines.Where(line => line.Has("http.response.status_code") && line.Has("event.duration")).ToArray();
        Assert.That(answered.Select(line => line["http.response.status_code"]!), Is.SupersetOf(new object[] { 200L, 201L, 404L, 422L, 500L, 502L }));
        Assert.That(answered.All(line => line.Has("trace.id") && line.Has("url.path")), Is.True);
        var callback = lines.Single(line => line.Text.Contains("OAuth callback received", StringComparison.Ordinal));
        Assert.That(callback["organization.id"], Is.EqualTo("eco2"));
        Assert.That(lines.Count(line => Equals(line["trace.id"], callback["trace.id"])), Is.GreaterThan(3), "The call of the provider is part of the trace.");
        Assert.That(lines.Select(line => line["error.code"]), Does.Contain("ConnectionRefused"));
        Assert.That(lines.Select(line => line["data.order.order_id"]), Does.Contain("ord-1842"));
        var profile = lines.Single(line => line.Has("data.profile.email"));
        Assert.That(profile["data.profile.email"], Is.EqualTo("s******r@*******.com"));
        Assert.That(profile["data.profile.phone_number"], Is.EqualTo("010-****-5678"));
        Assert.That(profile["tags"], Does.Contain("pii"));
        LogAssert.NoSecrets(lines.Select(line => line.Text), "someuser@example.com", "S3cr3t-of-the-user", "010-1234-5678");
    }

    [Test]
    public async Task EveryFrameworkEventOfTheLowestLevelIsADocument()
    {
        var lines = await RunAsync(new()
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
            ["Serilog__MinimumLevel__Default"] = "Verbose",
            ["Serilog__MinimumLevel__Override__Microsoft.AspNetCore"] = "Verbose",
            ["Serilog__MinimumLevel__Override__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Verbose",
            ["Serilog__MinimumLevel__Override__System.Net.Http"] = "Verbose",
        });

        LogAssert.NoSecrets(lines.Select(line => line.Text), "someuser@example.com", "S3cr3t-of-the-user", "Bearer demo-code");
        var sources = lines.Select(line => (string?)line["log.logger"]).OfType<string>().Distinct().ToArray();
        Assert.That(sources, Has.Some.StartsWith("Microsoft.AspNetCore.Routing").And.Some.StartsWith("Microsoft.AspNetCore.Server.Kestrel").And.Some.StartsWith("System.Net.Http.HttpClient"));
        var sent = lines.Single(
            line => line.Text.Contains("End processing HTTP request", StringComparison.Ordinal) && Equals(line["http.response.status_code"], 200L));
        Assert.That(sent["url.full"] ?? sent["labels.uri"] ?? sent["http.request.method"], Is.Not.Null);
        Assert.That(sent["event.duration"], Is.GreaterThan(0));
    }

    [Test]
    public async Task RoutedItWritesFourFilesThatHaveEachEventOnce()
    {
        var folder = Directory.CreateTempSubdirectory("ecs-routed-").FullName;
        var environment = new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = "Routed", ["ASPNETCORE_ENVIRONMENT"] = "Routed" };
        foreach (var route in (string[])["personal", "error", "main"])
        {
            environment[$"Serilog__WriteTo__Documents__Args__routes__{route}__path"] = Path.Combine(folder, route + ".json");
        }

        environment["Serilog__WriteTo__Documents__Args__alerts__File__Args__path"] = Path.Combine(folder, "fatal.json");

        var printed = await RunAsync(environment);

        var files = Directory.GetFiles(folder).ToDictionary(
            static path => Path.GetFileNameWithoutExtension(path).TrimEnd("0123456789".ToCharArray()),
            static path => File.ReadAllLines(path).Select(static line => EcsLine.Parse(line + "\n")).ToArray());
        var all = files.Values.SelectMany(static lines => lines).ToArray();
        Assert.That(printed, Is.Empty);
        Assert.That(files.Keys, Is.EquivalentTo(new[] { "personal", "error", "main", "fatal" }));
        Assert.That(all.Select(static line => line["event.id"]), Is.Unique);
        Assert.That(all.Select(static line => (long)line["event.sequence"]!).Order(), Is.EqualTo(Enumerable.Range(1, all.Length)), "No event is lost.");
        Assert.That(files["personal"], Is.Not.Empty.And.All.Matches<EcsLine>(IsPersonal));
        Assert.That(files["error"].Concat(files["main"]).Concat(files["fatal"]), Has.None.Matches<EcsLine>(IsPersonal));
        Assert.That(files["error"].Select(static line => line["log.level"]), Is.All.EqualTo("error"));
        Assert.That(files["fatal"].Single()["tags"], Is.EqualTo(new[] { "security", "keys" }));
        Assert.That(files["main"].Select(static line => line["log.level"]), Has.None.EqualTo("error").And.None.EqualTo("fatal"));
        LogAssert.NoSecrets(all.Select(static line => line.Text), "someuser@example.com", "S3cr3t-of-the-user", "010-1234-5678");
        if (!OperatingSystem.IsWindows())
        {
            var personal = Directory.GetFiles(folder, "personal*").Select(File.GetUnixFileMode);
            Assert.That(personal, Is.EqualTo(new[] { UnixFileMode.UserRead | UnixFileMode.UserWrite }));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static bool IsPersonal(EcsLine? line) => line!["tags"] is object[] tags && tags.Contains("pii");

    private static async Task<EcsLine[]> RunAsync(Dictionary<string, string> environment)
    {
        var configuration = AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "release" : "debug";
        var sample = Path.Combine(Repository.Root, ".artifacts", "bin", "Serilog.Ecs.Masking.Sample", configuration, "Serilog.Ecs.Masking.Sample.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(sample) };
        start.ArgumentList.Add(sample);
        start.ArgumentList.Add("--demo");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.Zero);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => EcsLine.Parse(line + "\n"))];
    }
}
