using System.Diagnostics;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

public class PasswordScriptTests
{
    private string _folder = "";

    [SetUp]
    public void CopyTheScript()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The script is for a POSIX shell, and this is Windows.");
        }

        _folder = Directory.CreateTempSubdirectory("passwords").FullName;
        File.Copy(Path.Combine(DeploymentFiles.Folder, "generate-passwords.sh"), Path.Combine(_folder, "generate-passwords.sh"));
    }

    [TearDown]
    public void Remove()
    {
        if (_folder.Length > 0)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Test]
    public void EveryPasswordIsDifferentAndOnlyItsOwnerMayReadIt()
    {
        var (code, output) = Run();

        var file = Path.Combine(_folder, ".env");
        var passwords = Regex.Matches(File.ReadAllText(file), "^[A-Z_]+(?:PASSWORD|KEY)=([A-Za-z0-9]{32})$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();
        Assert.That(code, Is.Zero);
        Assert.That(passwords, Has.Count.EqualTo(4).And.Unique);
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        Assert.That(passwords.Where(password => output.Contains(password, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void EveryNameIsOneThatComposeReads()
    {
        Run();

        var names = File.ReadLines(Path.Combine(_folder, ".env")).Where(line => !line.StartsWith('#')).Select(line => line.Split('=')[0]);

        Assert.That(names, Is.SubsetOf(ComposeFile.Variables().Select(variable => variable.Name).Append("COMPOSE_PROFILES")));
        Assert.That(names, Is.SupersetOf(ComposeFile.Variables().Where(variable => variable.Fallback.StartsWith(":?", StringComparison.Ordinal)).Select(variable => variable.Name).Distinct()));
    }

    [Test]
    public void APasswordThatIsThereStays()
    {
        Run();
        var before = File.ReadAllText(Path.Combine(_folder, ".env"));

        var (code, output) = Run();

        Assert.That(code, Is.EqualTo(3));
        Assert.That(output, Does.Contain(".env is there already and stays as it is."));
        Assert.That(File.ReadAllText(Path.Combine(_folder, ".env")), Is.EqualTo(before));
    }

    private (int Code, string Output) Run()
    {
        var start = new ProcessStartInfo("sh", [Path.Combine(_folder, "generate-passwords.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
