using Serilog.Ecs.Masking.Redaction.Shapes;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

using Finding = Serilog.Ecs.Masking.Redaction.Shapes.Finding;

/// <summary>Runs a scanner over a text as the redactor does.</summary>
internal static class Scan
{
    private const char Open = '«';
    private const char Close = '»';

    public static IReadOnlyList<Finding> All(string text, ValueScanner? scanner = null)
    {
        List<Finding> findings = [];
        var from = 0;
        while ((scanner ?? ValueScanner.Default).TryFind(text, from, out var finding))
        {
            findings.Add(finding);
            from = finding.End;
        }

        return findings;
    }

    /// <summary>Returns the text without what was found.</summary>
    public static string Masked(string text, ValueScanner? scanner = null)
    {
        foreach (var finding in All(text, scanner).Reverse())
        {
            text = text[..finding.Start] + "***" + text[finding.End..];
        }

        return text;
    }

    /// <summary>Returns the text with guillemets around what was found by a rule, the form the tables are in.</summary>
    public static string Marked(string text, string? ruleId = null, ValueScanner? scanner = null)
    {
        foreach (var finding in All(text, scanner).Where(finding => ruleId is null || finding.Rule.Id == ruleId).Reverse())
        {
            text = text[..finding.Start] + Open + text[finding.Start..finding.End] + Close + text[finding.End..];
        }

        return text;
    }

    public static string Unmarked(string text) => text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    /// <summary>Returns a scanner that looks for everything but one rule.</summary>
    public static ValueScanner Without(string ruleId) =>
        new(DetectorRules.All.Select(rule => rule.Id).Where(id => id != ruleId));

    public static ValueScanner Everything { get; } = new(DetectorRules.All.Select(rule => rule.Id));
}
