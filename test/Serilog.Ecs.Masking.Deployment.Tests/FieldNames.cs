using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Determines which names of fields in the deployment files are names of fields at all.</summary>
internal static partial class FieldNames
{
    private static readonly Lazy<HashSet<string>> SampleLabels = new(static () =>
        [.. SampleRun.Lines.Select(line => StrictJson.Parse(line)).Where(line => line.TryGetProperty("labels", out _)).SelectMany(line => line.GetProperty("labels").EnumerateObject().Select(label => label.Name))]);

    /// <summary>Whether the tests' own list of ECS fields has it, the pack writes it as a label, or the sample does.</summary>
    public static bool IsKnown(string name) =>
        EcsFieldList.All.ContainsKey(name)
        || name is "data"
        || (name.StartsWith("labels.", StringComparison.Ordinal) && (PackFields.Labels.ContainsKey(name[7..]) || SampleLabels.Value.Contains(name[7..])));

    /// <summary>The fields that a query of Kibana asks for.</summary>
    public static IEnumerable<string> OfQuery(string kql) => QueriedField().Matches(QuotedText().Replace(kql, "\"\"")).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"([@A-Za-z_][\w.]*)\s*(?::|>=?|<=?)")]
    private static partial Regex QueriedField();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex QuotedText();
}
