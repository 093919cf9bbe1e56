using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The page of settings is what the options are, and what they state about themselves is true.</summary>
public class SettingsPageTests
{
    private static readonly string PagePath = Path.Combine(Repository.Root, "src", "docs", "settings.md");

    [Test]
    public void ThePageOfSettingsMatchesTheOptions()
    {
        var page = SettingsPage.Render().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(PagePath, page);
        }

        Assert.That(File.ReadAllText(PagePath).ReplaceLineEndings("\n"), Is.EqualTo(page), "UPDATE_DOCS=1 dotnet test writes the page anew.");
    }

    [TestCaseSource(nameof(Options))]
    public void AStatedDefaultIsTheDefault(string section, string option)
    {
        var (file, defaults, property) = Find(section, option);
        var stated = OptionDocs.OfProperty(file, property).Default;

        var actual = defaults.GetType().GetProperty(property)!.GetValue(defaults) switch
        {
            bool flag => flag ? "`true`" : "`false`",
            Enum choice => $"`{choice}`",
            int number => $"`{number.ToString(CultureInfo.InvariantCulture)}`",
            double number => $"`{number.ToString(CultureInfo.InvariantCulture)}`",
            string text => $"`{text}`",
            _ => "",
        };
        Assert.That(stated, actual.Length == 0 ? Does.Not.StartWith("`null`") : Does.StartWith(actual));
    }

    [TestCaseSource(nameof(Ranges))]
    public void AStatedRangeIsTheRange(string section, string option)
    {
        var (file, defaults, property) = Find(section, option);
        var ends = OptionDocs.OfProperty(file, property).Range.Split(" or ")[^1].Split(" to ").Select(static end => double.Parse(end, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)).ToArray();
        var step = defaults.GetType().GetProperty(property)!.PropertyType == typeof(double) ? 0.1 : 1;

        Assert.That(Faults(ends[0]).Concat(Faults(ends[1])), Is.Empty);
        Assert.That(Faults(ends[0] - step), Has.Length.EqualTo(1));
        Assert.That(Faults(ends[1] + step), Has.Length.EqualTo(1));

        string[] Faults(double value)
        {
            var path = section == SettingsPage.Sections[0].Heading ? option : $"{section}:{option}";
            var json = $$"""{ "Serilog:EcsMasking:{{path}}": "{{value.ToString(CultureInfo.InvariantCulture)}}" }""";
            return [.. OptionsBinder.Collect(null, Support.JsonSettings.Read(json)).Faults];
        }
    }

    [Test]
    public void EveryOptionOfEveryClassIsOnThePage()
    {
        var page = File.ReadAllText(PagePath);
        var files = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).SelectMany(static folder => Directory.GetFiles(folder, "*Options.cs")).Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
        var options = files.SelectMany(OptionDocs.PropertiesOf).Where(static option => option is not nameof(EcsOptions.Masking)).ToArray();

        Assert.That(options, Has.Length.GreaterThan(70));
        foreach (var option in options)
        {
            Assert.That(page, Does.Contain($"`{option}`").Or.Contain($".{option}`").Or.Contain($"`{char.ToLowerInvariant(option[0])}{option[1..]}`"), option);
        }
    }

    private static IEnumerable<TestCaseData> Options() =>
        SettingsPage.Sections.SelectMany(static section => section.Names.Select(name => new TestCaseData(section.Heading, name)));

    private static IEnumerable<TestCaseData> Ranges() => Options().Where(static option =>
    {
        var (file, _, property) = Find((string)option.Arguments[0]!, (string)option.Arguments[1]!);
        return OptionDocs.OfProperty(file, property).Range.Length > 0;
    });

    private static (string File, object Defaults, string Property) Find(string section, string option)
    {
        var found = SettingsPage.Sections.Single(one => one.Heading == section);
        return (found.File, found.Defaults!, char.ToUpperInvariant(option[0]) + option[1..]);
    }
}
