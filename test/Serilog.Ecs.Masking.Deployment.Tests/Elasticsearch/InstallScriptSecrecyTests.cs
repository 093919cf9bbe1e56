using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Where the script's passwords can be read on their way: nowhere.</summary>
public class InstallScriptSecrecyTests
{
    private string _folder = "";

    [SetUp]
    public void MakeAFolder()
    {
        InstallScript.SkipWhereItCannotRun();
        _folder = Directory.CreateTempSubdirectory("install").FullName;
    }

    [TearDown]
    public void RemoveIt()
    {
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Test]
    public async Task TheGivenAuthorityIsBelieved()
    {
        using var authority = new TestAuthority();
        await using var stack = await StubStack.StartAsync(authority.Server);
        var file = Path.Combine(_folder, "ca.crt");
        await File.WriteAllTextAsync(file, authority.Pem);

        var (code, _, error) = await RunAsync(stack, ("CA_CERT", file));

        Assert.That(stack.Url, Does.StartWith("https://"));
        Assert.That(error, Is.Empty);
        Assert.That(code, Is.Zero);
    }

    [Test]
    public async Task AnUnknownAuthorityGetsNoPassword()
    {
        using var authority = new TestAuthority();
        await using var stack = await StubStack.StartAsync(authority.Server);

        var (code, _, error) = await RunAsync(stack);

        Assert.That(code, Is.EqualTo(4));
        Assert.That(stack.Requests, Is.Zero);
        Assert.That(error, Does.Contain("is not trusted").And.Contain("CA_CERT must name the file"));
    }

    // Everybody on a machine may read the command lines of its processes.
    [Test]
    public async Task NoPasswordIsOnACommandLine()
    {
        await using var stack = await StubStack.StartAsync();
        var seen = Path.Combine(_folder, "seen");
        var curl = Path.Combine(_folder, "curl");
        await File.WriteAllTextAsync(curl, $"#!/bin/sh\nprintf '%s\\n' \"$*\" >>'{seen}'\nPATH=${{PATH#*:}} exec curl \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(curl, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var (code, _, _) = await RunAsync(stack, ("PATH", _folder + ":" + Environment.GetEnvironmentVariable("PATH")));

        var commands = await File.ReadAllTextAsync(seen);
        Assert.That(code, Is.Zero);
        Assert.That(commands, Does.Contain("--request PUT"));
        Assert.That(commands, Does.Not.Contain("of the collector").And.Not.Contain("good").And.Not.Contain("한글"));
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(StubStack stack, params (string Name, string Value)[] variables)
    {
        var all = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        all["ELASTICSEARCH_URL"] = stack.Url;
        all["ADMIN_PASSWORD"] = StubStack.Password;
        all["COLLECTOR_PASSWORD"] = "of the collector";
        return InstallScript.RunAsync(all);
    }
}
