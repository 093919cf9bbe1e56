using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Docs;

public partial class MaskingPageTests
{
    private static readonly string Page = Repository.Read("src/docs/masking.md");

    [Test]
    public void ItsCodeIsTheCodeThatCompiles()
    {
        var source = Repository.Read("test/Serilog.Ecs.Masking.Tests/Docs/MaskingSnippets.cs");

        var regions = Region().Matches(source).Select(static match => Unindented(match.Groups[1].Value));

        Assert.That(Blocks("csharp"), Is.EquivalentTo(regions));
    }

    [Test]
    public void ItsCodeDoesWhatThePageSays()
    {
        Assert.That(MaskingSnippets.ChooseFamilies().Redact("password=hunter2x card 4111111111111111 call 010-1234-5678 from 10.1.2.3"), Is.EqualTo("password=[password] card 411111***1111 call 010-1234-5678 from 10.1.2.0"));
        Assert.That(new Redactor(MaskingSnippets.ChooseStyle()).Redact("secret=8f14e45fceea167a5a36dedd"), Is.EqualTo("secret=[24 characters]"));

        var line = Render.Line(static options => options.Masking.Detectors["badge"] = MaskingSnippets.AddDetector().Detectors["badge"], static log => log.Information("{VisitorBadge}", "a 17"));
        Assert.That(line["labels.visitor_badge"], Is.EqualTo("[badge]"));
    }

    [Test]
    public void ItsSettingsAreValid()
    {
        var blocks = Blocks("json").ToArray();

        Assert.That(blocks, Has.Length.EqualTo(2));
        foreach (var json in blocks)
        {
            Assert.That(OptionsBinder.Collect(null, JsonSettings.Read(json)).Faults, Is.Empty, json);
        }
    }

    private static IEnumerable<string> Blocks(string language) =>
        Regex.Matches(Page, "```" + language + @"\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value.Trim());

    private static string Unindented(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n').Where(static (line, index) => line.Trim().Length > 0 || index > 0).ToArray();
        var indent = lines.Where(static line => line.Trim().Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")).Trim();
    }

    [GeneratedRegex(@"#region masking: [^\n]*\n(.*?)#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();
}
