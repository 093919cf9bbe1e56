using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Writes what follows the head of a document: the fields in their order, then <c>labels</c> and <c>data</c>.</summary>
internal sealed class MemberWriter
{
    private readonly string[] _open = new string[16];
    private int _openCount;

    public void WriteFields(
        CharBuffer line, CharBuffer text, EventFields fields, FieldOrdering ordering, ValueWriter values, DocumentPlan plan, in DocumentBudget budget)
    {
        // A fault in the document before may have left objects open.
        _openCount = 0;
        var entries = fields.Fields.Entries;
        var configured = fields.Fixed.Fields;
        var next = 0;
        var positions = budget.OnlyFixed ? [] : ordering.Positions;
        for (var index = 0; index < positions.Length; index++)
        {
            ref readonly var entry = ref entries[positions[index]];
            if (budget.WithoutProperties && entry.Source is not null)
            {
                continue;
            }

            var before = ordering.FixedBefore[index];
            if (before > next)
            {
                WriteFixed(line, fields.Fixed, next, before, plan.Nested);
                next = before;
            }

            if (next < configured.Length && ReferenceEquals(configured[next].Slot, entry.Slot))
            {
                next++;
            }

            if (entry.Kind == FieldEntryKind.LeftOut)
            {
                continue;
            }

            WriteKey(line, entry.Slot, plan.Nested);
            WriteField(line, text, entry, values, plan, budget);
        }

        WriteFixed(line, fields.Fixed, next, configured.Length, plan.Nested);
        CloseObjects(line, 0);
    }

    /// <summary>Writes the fields that every document has, and no others.</summary>
    public void WriteFixedOnly(CharBuffer line, FixedFields configured, bool nested)
    {
        WriteFixed(line, configured, 0, configured.Fields.Length, nested);
        CloseObjects(line, 0);
    }

    public static void WriteLabels(CharBuffer line, CharBuffer text, EventFields fields, ValueWriter values, DocumentPlan plan, in DocumentBudget budget)
    {
        var fixedLabels = fields.Fixed.LabelsText;
        var entries = budget.WithoutLabels ? [] : fields.Named.Labels.Entries;
        if (fixedLabels.Length == 0 && entries.Length == 0 && fields.Named.LabelsInData == 0 && budget.Shed.Length == 0)
        {
            return;
        }

        line.Append(",\"labels\":{");
        var start = line.Length;
        line.Append(fixedLabels);
        foreach (ref readonly var entry in entries)
        {
            WriteKey(line, start, entry.Key, entry.KeyMember);
            WriteLabel(line, text, entry, values);
        }

        if (fields.Named.LabelsInData > 0)
        {
            WriteKey(line, start, fields.Named.InDataKey);
            values.WriteLabel(line, new ScalarValue(fields.Named.LabelsInData));
        }

        if (budget.Shed.Length > 0)
        {
            WriteKey(line, start, fields.Named.ShedKey);
            line.Append('[');
            line.Append(budget.Shed);
            line.Append(']');
        }

        line.Append('}');
    }

    /// <summary>Writes the value of one label.</summary>
    public static void WriteLabel(CharBuffer line, CharBuffer text, in NamedEntry entry, ValueWriter values)
    {
        if (entry.Text is { } own)
        {
            values.WriteText(line, own);
        }
        else if (!NamedValues.IsTree(entry.Value!))
        {
            values.WriteLabel(line, entry.Value!);
        }
        else
        {
            var from = text.Length;
            values.Trees.Write(text, entry.Value!, 1, forMessage: false);
            values.WriteText(line, text.WrittenFrom(from));
            text.Rewind(from);
        }
    }

    public static void WriteData(CharBuffer line, EventFields fields, ValueWriter values, in DocumentBudget budget)
    {
        var entries = fields.Named.Data.Entries;
        if (entries.Length == 0 || budget.WithoutData)
        {
            return;
        }

        line.Append(",\"data\":{");
        var start = line.Length;
        foreach (ref readonly var entry in entries)
        {
            WriteKey(line, start, entry.Key);

            // The object around it is the first level.
            values.Trees.Write(line, entry.Value!, 2, forMessage: false);
        }

        line.Append('}');
    }

    private static void WriteKey(CharBuffer line, int start, string key, string? member = null)
    {
        if (line.Length > start)
        {
            line.Append(',');
        }

        if (member is null)
        {
            line.AppendJsonString(key);
        }

        line.Append(member ?? ":");
    }

    private void WriteFixed(CharBuffer line, FixedFields configured, int from, int to, bool nested)
    {
        if (!nested)
        {
            line.Append(configured.Text(from, to));
            return;
        }

        for (var index = from; index < to; index++)
        {
            WriteKey(line, configured.Fields[index].Slot, nested);
            line.Append(configured.Fields[index].Json);
        }
    }

    private void WriteKey(CharBuffer line, FieldSlot slot, bool nested)
    {
        if (!nested)
        {
            line.Append(slot.Key);
            return;
        }

        var common = 0;
        while (common < _openCount && common < slot.Parents.Length && string.Equals(_open[common], slot.Parents[common], StringComparison.Ordinal))
        {
            common++;
        }

        CloseObjects(line, common);
        line.Append(',');
        for (; _openCount < slot.Parents.Length; _openCount++)
        {
            _open[_openCount] = slot.Parents[_openCount];
            line.AppendJsonString(slot.Parents[_openCount]);
            line.Append(":{");
        }

        line.Append(slot.LeafKey);
    }

    private void CloseObjects(CharBuffer line, int depth)
    {
        for (; _openCount > depth; _openCount--)
        {
            line.Append('}');
        }
    }

    /// <summary>Writes the value of one field.</summary>
    public static void WriteField(
        CharBuffer line, CharBuffer text, in FieldEntry entry, ValueWriter values, DocumentPlan plan, in DocumentBudget budget)
    {
        switch (entry.Kind)
        {
            case FieldEntryKind.Text:
                WriteMaybeArray(line, entry.Slot, ((string)entry.Value!).AsSpan((int)entry.Number, entry.Length), values);
                break;

            case FieldEntryKind.Number:
                line.AppendFormatted(entry.Number);
                break;

            case FieldEntryKind.ErrorMessage:
                ValueWriter.WriteText(line, (string)entry.Value!, Math.Min(budget.MaxMessageLength, plan.MaxMessageLength));
                break;

            case FieldEntryKind.StackTrace:
                StackTraceWriter.Write(line, text, (string)entry.Value!, plan, budget.MaxStackTraceLength);
                break;

            case FieldEntryKind.EventId or FieldEntryKind.EventCreated:
                EventIdentityWriter.Write(line, entry.Kind, (EventIdentity)entry.Value!);
                break;

            default:
                FieldValueWriter.Write(line, entry.Slot.Field, (LogEventPropertyValue)entry.Value!, values);
                break;
        }
    }

    private static void WriteMaybeArray(CharBuffer line, FieldSlot slot, ReadOnlySpan<char> text, ValueWriter values)
    {
        if (slot.Field.IsArray)
        {
            line.Append('[');
            values.WriteText(line, text);
            line.Append(']');
        }
        else
        {
            values.WriteText(line, text);
        }
    }
}
