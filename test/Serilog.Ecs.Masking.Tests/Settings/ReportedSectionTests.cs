using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Settings.Configuration;

namespace Serilog.Ecs.Masking.Tests.Settings;

/// <summary>A logger reports about the sinks of its own section, and of no other.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReportedSectionTests
{
    private const string Foreign = """{ "Name": "File", "Args": { "path": "PATH.other" } }""";
    private const string Own = """{ "Name": "EcsFile", "Args": { "path": "PATH" } }""";
    private const string OwnWithOptions = """{ "Name": "EcsFile", "Args": { "path": "PATH", "options": { "maxDepth": 5 } } }""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Log => Path.Combine(_folder.FullName, "log.json");

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [TestCase(Foreign, Own)]
    [TestCase(Foreign, OwnWithOptions)]
    [TestCase(Foreign + "," + """{ "Name": "EcsConsole", "Args": { "restrictedToMinimumLevel": "Fatal" } }""", OwnWithOptions)]
    public void SinksOfAnotherSectionAreNotReported(string main, string audit)
    {
        Write("""{ "Serilog": { "WriteTo": [ MAIN ] }, "Audit": { "WriteTo": [ AUDIT ] } }""".Replace("MAIN", main).Replace("AUDIT", audit), "Audit");

        Assert.That(File.ReadAllLines(Log), Has.Length.EqualTo(1));
    }

    [Test]
    public void SinksOfTheSectionThatIsReadAreReported()
    {
        Write("""{ "Serilog": { "WriteTo": [ "Console" ] }, "Audit": { "WriteTo": [ OWN, FOREIGN ] } }""".Replace("OWN", OwnWithOptions).Replace("FOREIGN", Foreign), "Audit");

        Assert.That(File.ReadAllLines(Log)[0], Does.Contain("Events reach these sinks unmasked: File (Audit:WriteTo:1)."));
    }

    [TestCase(Own)]
    [TestCase(OwnWithOptions)]
    public void SoAreThoseOfTheUsualSection(string own)
    {
        Write("""{ "Serilog": { "WriteTo": [ OWN, FOREIGN ] }, "Audit": { "WriteTo": [ "Console" ] } }""".Replace("OWN", own).Replace("FOREIGN", Foreign), "Serilog");

        Assert.That(File.ReadAllLines(Log)[0], Does.Contain("Events reach these sinks unmasked: File (Serilog:WriteTo:1)."));
    }

    private void Write(string json, string section)
    {
        var settings = JsonSettings.Read(json.Replace("PATH", Log.Replace("\\", "\\\\")));
        using var logger = new LoggerConfiguration().ReadFrom.Configuration(settings, new ConfigurationReaderOptions { SectionName = section }).CreateLogger();
        logger.Information("once");
    }
}
