using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Adds the report about masked values to a document: tag, paths and counts, no value.</summary>
internal static class ReportFields
{
    private const string PersonalTag = "pii";

    public static void Add(EventFields fields, RedactionReport report)
    {
        if (report.IsEmpty)
        {
            return;
        }

        if (report.IsPersonal || report.IsMarked)
        {
            Tags.Add(fields, PersonalTag);
        }

        AddTexts(fields, PersonalTag, report.Hidden);
        if (report.HasFault)
        {
            fields.Named.AddOwnLabel(RedactionReport.FaultKey, RedactionReport.Fault);
        }

        if (report.ShowsCount)
        {
            fields.Named.AddOwnLabel(RedactionReport.CountKey, new ScalarValue(report.Count));
        }

        AddTexts(fields, RedactionReport.PathsKey, report.Paths);
    }

    private static void AddTexts(EventFields fields, string key, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            fields.Named.AddOwnLabel(key, new SequenceValue(texts.Select(static text => new ScalarValue(text))));
        }
    }
}
