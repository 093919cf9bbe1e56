using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The README is true: its code compiles, its settings work, its tables are complete, its links lead somewhere.</summary>
[NonParallelizable]
public partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [Test]
    public void ItsCodeIsTheCodeThatCompiles()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "test"), "Snippets.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var regions = sources.SelectMany(source => Region().Matches(source)).Select(match => Unindented(match.Groups[1].Value)).ToArray();

        Assert.That(Blocks("csharp"), Is.EquivalentTo(regions));
    }

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

    [Test]
    public void ItsSettingsMakeALogger()
    {
        var folder = Directory.CreateTempSubdirectory("ecs-").FullName;
        foreach (var json in Blocks("json").Where(block => block.StartsWith("{\n", StringComparison.Ordinal)))
        {
            var settings = JsonSettings.Read(json.Replace("logs/app.json", Path.Combine(folder, "app.json").Replace("\\", "\\\\")));
            using var logger = new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger();

            Assert.That(logger.IsEnabled(Serilog.Events.LogEventLevel.Information), Is.True);
        }

        Directory.Delete(folder, recursive: true);
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

        var console = SettingsMethod.All.First(method => method.Name == nameof(EcsLoggerConsoleConfigurationExtensions.EcsConsole)).ArgumentNames.Where(name => name != SettingsMethod.Options);
        Assert.That(rows, Is.EquivalentTo(OptionSettings.All.Select(setting => setting.Name).Concat(OtelContextBinder.Names).Concat(RequestLoggingBinder.Names).Concat(MaskingSettings.All.Select(setting => setting.Name)).Concat(console)));
    }

    [Test]
    public void ItsLinksLeadSomewhere()
    {
        foreach (var target in Link().Matches(Readme).Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("https://", StringComparison.Ordinal)))
        {
            Assert.That(Path.Exists(Path.Combine(Repository.Root, target)), Is.True, target);
        }
    }

    private static IEnumerable<string> Blocks(string language) =>
        Regex.Matches(Readme, "^```" + language + "\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    private static string Unindented(string code) => string.Concat(code.Split('\n').SkipLast(1).Select(line => (line.Length >= 8 ? line[8..] : line) + "\n"));

    [GeneratedRegex(@"#region README: [^\n]*\n(.*?)^ *#endregion", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
