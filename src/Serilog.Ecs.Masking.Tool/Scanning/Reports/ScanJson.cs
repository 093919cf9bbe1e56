using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Scanning.Reports;

/// <summary>The JSON options of scan reports.</summary>
internal static class ScanJson
{
    public static JsonWriterOptions Options { get; } = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Name(Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        _ => "low",
    };

    public static string Name(RuleClass ruleClass) => ruleClass == RuleClass.Secret ? "secret" : "personal";
}
