using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The README is true: its code compiles, its settings work, its tables are complete, its links lead somewhere.</summary>
[NonParallelizable]
public partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

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
    public void SettingsOfThePagesWriteWhatTheySayWithoutASecret(string page, string json)
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
        string[] known = [.. SettingNames(), .. RoutesBinder.Names];

        var fragments = Fragment().Matches(Readme).Select(static match => match.Groups[1].Value).ToArray();

        Assert.That(fragments, Has.Length.GreaterThanOrEqualTo(5));
        foreach (var fragment in fragments)
        {
            var settings = JsonSettings.Read("{ " + fragment + " }");
            Assert.That(known, Does.Contain(settings.GetChildren().Single().Key), fragment);
        }
    }

    [Test]
    public void ItsFirstSettingsAreThoseThatAScriptRuns() =>
        Assert.That(Repository.Read("build/newcomer.sh"), Does.Contain(Blocks("json").First(block => block.StartsWith("{\n", StringComparison.Ordinal))));

    [Test]
    public void ItsExampleLinesAreDocuments()
    {
        foreach (var line in Blocks("json").Where(block => block.StartsWith("{\"", StringComparison.Ordinal)))
        {
            EcsLine.Parse(line);
        }
    }

    [Test]
    public void ItsTablesOfOptionsHaveEachOptionOnce()
    {
        var rows = Row().Matches(Readme).Select(match => match.Groups[1].Value);

        var console = SettingsMethod.All.First(method => method.Name == nameof(EcsLoggerSinkConfigurationExtensions.EcsConsole)).ArgumentNames.Where(name => name != SettingsMethod.Options);
        var inCode = OptionsClasses().SelectMany(static code => CodeOption().Matches(code).Select(static match => match.Groups[1].Value + match.Groups[2].Value));
        Assert.That(rows, Is.EquivalentTo(SettingNames().Concat(console).Concat(inCode)));
    }

    [Test]
    public void EveryOptionOfEveryClassStandsInATable()
    {
        var tables = string.Join('\n', Readme.Split('\n').Where(static line => line.StartsWith('|')));
        var options = OptionsClasses().SelectMany(static code => Property().Matches(code).Select(static match => match.Groups[1].Value)).Concat(RoutesBinder.Names).ToArray();

        Assert.That(options, Has.Length.GreaterThan(70));
        foreach (var option in options)
        {
            Assert.That(tables, Does.Contain($"`{option}`").Or.Contain($"`{char.ToLowerInvariant(option[0])}{option[1..]}`"), option);
        }
    }

    [Test]
    public void ItsLinksLeadSomewhere()
    {
        foreach (var target in Link().Matches(Readme).Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("https://", StringComparison.Ordinal)))
        {
            Assert.That(Path.Exists(Path.Combine(Repository.Root, target)), Is.True, target);
        }
    }

    private static IEnumerable<TestCaseData> Settings() => Pages().SelectMany(static page => Blocks("json", File.ReadAllText(page))
        .Where(static block => block.StartsWith("{\n", StringComparison.Ordinal))
        .Select((block, number) => new TestCaseData(Path.GetFileName(page), block).SetArgDisplayNames(Path.GetRelativePath(Repository.Root, page), (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))));

    private static IEnumerable<string> Pages() => Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.md", SearchOption.AllDirectories).Prepend(Path.Combine(Repository.Root, "README.md"));

    private static IEnumerable<string> SettingNames() =>
        OptionSettings.All.Select(static setting => setting.Name).Concat(MaskingSettings.All.Select(static setting => setting.Name)).Concat(OtelContextBinder.Names).Concat(RequestLoggingBinder.Names).Concat(IntegritySettings.Names).Append(UnmaskedSinks.SharedSetting.Name);

    private static IEnumerable<string> OptionsClasses() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).SelectMany(static folder => Directory.GetFiles(folder, "*Options.cs")).Select(File.ReadAllText);

    private static IEnumerable<string> Blocks(string language) => Blocks(language, Readme);

    private static IEnumerable<string> Blocks(string language, string page) =>
        Regex.Matches(page, "^```" + language + "\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    // Settings within a sentence: `"mode": "Audit"`
    [GeneratedRegex(@"`(""\w+"": [^`]+)`")]
    private static partial Regex Fragment();

    [GeneratedRegex(@"^    public [^(=\n]* (\w+)(?: \{ get|\n    \{)", RegexOptions.Multiline)]
    private static partial Regex Property();

    // What settings cannot say, and what stands in a class that has no settings
    [GeneratedRegex(@"^    public (?:Func<|Action<|IClassificationStyles)[^\n]* (\w+) \{ get|^    public bool (WriteToConsole|WriteToProviders|PreserveStaticLogger) \{ get", RegexOptions.Multiline)]
    private static partial Regex CodeOption();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
