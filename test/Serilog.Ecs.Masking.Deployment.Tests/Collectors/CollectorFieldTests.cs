using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Fields that configurations of collectors ask for or write exist.</summary>
public partial class CollectorFieldTests
{
    // Taken out before a document is sent; the times of a record of Fluent Bit and of OpenTelemetry
    private static readonly string[] Own = ["collected.id", "collected.time", "log.observed_time"];

    [TestCaseSource(typeof(CollectorModel), nameof(CollectorModel.Names))]
    public void EveryFieldIsOneThatDocumentsHave(string collector)
    {
        var folder = Path.Combine(DeploymentFiles.Folder, "collectors", collector);
        var text = string.Join(
            '\n', Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(static file => Comment().Replace(File.ReadAllText(file), "")));

        var fields = Field().Matches(text).SelectMany(static match => match.Groups[1].Captures).Select(static capture => capture.Value).Distinct().ToList();

        Assert.That(fields, Does.Contain("event.id"));
        Assert.That(fields.Where(static field => !FieldNames.IsKnown(field)).Except(Own), Is.Empty);
    }

    // A dotted name of ECS on its own: in brackets, in quotes, or as a word of a list
    [GeneratedRegex("""(?<![\w./@:-])((?:event|log|service|error|trace|ecs|labels|collected)\.[a-z_]+)(?![\w.\\[-])""")]
    private static partial Regex Field();

    [GeneratedRegex("^ *#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
