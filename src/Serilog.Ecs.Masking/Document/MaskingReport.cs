using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>What a document says about what was masked in it: tag, paths, counts, never a value.</summary>
internal static class MaskingReport
{
    private const string PersonalTag = "pii";

    private static readonly ScalarValue Fault = new("A value could not be checked and was hidden.");

    public static void Add(EventFields fields, EventMasking masking, bool isMarked)
    {
        var counts = masking.Counts;
        if (counts.HasPersonal || isMarked || !masking.Listed.IsEmpty)
        {
            Tags.Add(fields, PersonalTag);
        }

        if (masking.Listed.Hidden.Count > 0)
        {
            AddLabel(fields, "pii", Texts(masking.Listed.Hidden));
        }

        if (counts.HasFault)
        {
            AddLabel(fields, "masking_error", Fault);
        }

        if (counts.Reported > 0 && masking.Policy.Report == MaskedReport.Count)
        {
            AddLabel(fields, "masked_count", new ScalarValue(counts.Reported));
        }
        else if (counts.Paths.Count > 0)
        {
            AddLabel(fields, "masked", Texts(counts.Paths.ToArray().Select(masking.Text)));
        }
    }

    /// <summary>What a masked copy of an event says about it, as properties.</summary>
    public static IEnumerable<KeyValuePair<string, LogEventPropertyValue>> Properties(EventMasking masking)
    {
        var counts = masking.Counts;
        if (counts.HasPersonal || !masking.Listed.IsEmpty)
        {
            yield return new(PersonalDataMark.PropertyName, PersonalDataMark.Instance);
        }

        if (counts.HasFault)
        {
            yield return new("masking_error", Fault);
        }

        if (counts.Reported > 0 && masking.Policy.Report == MaskedReport.Count)
        {
            yield return new("masked_count", new ScalarValue(counts.Reported));
        }
        else if (counts.Paths.Count > 0)
        {
            yield return new("masked", Texts(counts.Paths.ToArray().Select(masking.Text)));
        }
    }

    private static void AddLabel(EventFields fields, string key, LogEventPropertyValue value) =>
        fields.Named.AddOwnLabel(key, value);

    private static SequenceValue Texts(IEnumerable<string> texts) => new(texts.Select(static text => new ScalarValue(text)));
}
