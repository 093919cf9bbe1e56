using NUnit.Framework;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>Settings and lines of the README and of all other pages are true.</summary>
[NonParallelizable]
public class ReadmeTests
{
    [Test]
    public void ItsCodeWritesADocument()
    {
        var before = Console.Out;
        var output = new StringWriter();
        Console.SetOut(output);

        try
        {
            Snippets.UseInCode();
        }
        finally
        {
            Console.SetOut(before);
        }

        var line = EcsLine.Parse(output.ToString());
        Assert.That(line["service.name"], Is.EqualTo("auth-api"));
        Assert.That(line["labels.provider"], Is.EqualTo("kakao"));
    }

    [TestCaseSource(nameof(Settings))]
    public void SettingsOfThePagesHaveTheirEffectAndWriteNoSecret(string page, string json)
    {
        var folder = Directory.CreateTempSubdirectory("ecs-").FullName;
        var before = Console.Out;
        var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            var settings = JsonSettings.Read(json.Replace("logs/app.json", Path.Combine(folder, "app.json").Replace("\\", "\\\\")));
            Assert.That(OptionsBinder.Collect(null, settings).Faults, Is.Empty, page);
            using (var logger = new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger())
            {
                logger.Information("Signed in {User} with {Password}", "ada", "hunter2hunter2");
            }

            // A sink that is named there gets events as they were logged.
            var written = output + (json.Contains("unmaskedSinks", StringComparison.Ordinal) ? "" : string.Concat(Directory.GetFiles(folder).Select(File.ReadAllText)));
            Assert.That(written, json.Contains("\"WriteTo\"", StringComparison.Ordinal) ? Does.Contain("Signed in ada with ***REDACTED***") : Is.Empty, page);
            Assert.That(written, Does.Not.Contain("hunter2"));
        }
        finally
        {
            Console.SetOut(before);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void SettingsWithinASentenceAreSettings()
    {
        string[] known = [.. SettingNames(), .. RoutesBinder.Names, .. SettingsMethod.All.SelectMany(static method => method.ArgumentNames), "Using", "Destructure", "blockWhenFull"];

        var fragments = MarkdownPage.All.Where(static page => page.IsDocumentation).SelectMany(static page => page.SettingFragments).ToArray();

        Assert.That(fragments, Has.Length.GreaterThanOrEqualTo(30));
        foreach (var fragment in fragments)
        {
            var settings = JsonSettings.Read("{ " + fragment + " }");
            Assert.That(known, Does.Contain(settings.GetChildren().Single().Key), fragment);
        }
    }

    [Test]
    public void ItsExampleLinesAreDocuments()
    {
        foreach (var line in MarkdownPage.All.SelectMany(static page => page.Blocks("json")).Where(static block => block.StartsWith("{\"", StringComparison.Ordinal)))
        {
            EcsLine.Parse(line);
        }
    }

    private static IEnumerable<TestCaseData> Settings() => MarkdownPage.All.SelectMany(static page => page.Blocks("json")
        .Where(static block => block.StartsWith("{\n", StringComparison.Ordinal))
        .Select((block, number) => new TestCaseData(page.Path, block).SetArgDisplayNames(page.Path, (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))));

    private static IEnumerable<string> SettingNames() =>
        OptionSettings.All.Select(static setting => setting.Name).Concat(MaskingSettings.All.Select(static setting => setting.Name)).Concat(OtelContextBinder.Names).Concat(RequestLoggingBinder.Names).Concat(IntegritySettings.Names).Append(UnmaskedSinks.SharedSetting.Name);
}
