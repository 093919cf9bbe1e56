using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The sample with the variables of Elastic Beanstalk: personal data in the file, everything else on standard output.</summary>
public class SampleOnBeanstalkTests
{
    [Test]
    public void PersonalDataDoesNotReachTheGroupThatEverybodyReads()
    {
        var folder = Directory.CreateTempSubdirectory("auth-api").FullName;
        var file = Path.Combine(folder, "personal.json");
        var variables = BeanstalkFiles.Variables.ToDictionary(
            variable => variable.Key, variable => variable.Value.Replace("/var/log/auth-api", folder, StringComparison.Ordinal));

        var output = SampleRun.Demo(variables).Select(line => EcsLine.Parse(line)).ToList();

        var personal = File.ReadAllLines(file).Select(line => EcsLine.Parse(line + "\n")).ToList();
        Assert.That(output, Is.Not.Empty);
        Assert.That(output.Where(IsPersonal), Is.Empty);
        Assert.That(personal, Is.Not.Empty);
        Assert.That(personal.Where(line => !IsPersonal(line)), Is.Empty);
        Assert.That(output.Concat(personal).Select(line => line["service.environment"]), Is.All.EqualTo("production"));
        Assert.That(output.Concat(personal).Select(line => line["cloud.region"]), Is.All.EqualTo("ap-northeast-2"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static bool IsPersonal(EcsLine line) => line["tags"] is object[] tags && tags.Contains("pii");
}
