using System.Diagnostics;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Docs;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>The sample as a newcomer starts it: real requests, real exceptions, every line checked.</summary>
public class SampleDemoTests
{
    [Test]
    public async Task EveryLineOfTheDemoIsADocument()
    {
        var configuration = AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "release" : "debug";
        var sample = Path.Combine(Repository.Root, ".artifacts", "bin", "Serilog.Ecs.Masking.Sample", configuration, "Serilog.Ecs.Masking.Sample.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Path.GetDirectoryName(sample) };
        start.ArgumentList.Add(sample);
        start.ArgumentList.Add("--demo");

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.Zero);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => EcsLine.Parse(line + "\n")).ToArray();
        Assert.That(lines.Select(line => line["service.name"]), Is.All.EqualTo("auth-api"));
        var answered = lines.Where(line => line.Has("http.response.status_code") && line.Has("event.duration")).ToArray();
        Assert.That(answered.Select(line => line["http.response.status_code"]!), Is.SupersetOf(new object[] { 200L, 201L, 404L, 422L, 500L, 502L }));
        Assert.That(answered.All(line => line.Has("trace.id") && line.Has("url.path")), Is.True);
        var callback = lines.Single(line => line.Text.Contains("OAuth callback received", StringComparison.Ordinal));
        Assert.That(callback["organization.id"], Is.EqualTo("eco2"));
        Assert.That(lines.Count(line => Equals(line["trace.id"], callback["trace.id"])), Is.GreaterThan(3), "The call of the provider is part of the trace.");
        Assert.That(lines.Select(line => line["error.code"]), Does.Contain("ConnectionRefused"));
        Assert.That(lines.Select(line => line["data.order.order_id"]), Does.Contain("ord-1842"));
    }
}
