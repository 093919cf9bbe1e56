using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>
/// Writes what an event holds besides its message, on one line below it. What the message shows already, what all events of
/// the process share, and ids that only machines compare are left out.
/// </summary>
internal sealed class PropertyLine(DocumentPlan plan, ViewTheme theme)
{
    private static readonly HashSet<FieldSlot> Elsewhere =
    [
        KnownFields.LogLogger, KnownFields.TraceId, KnownFields.SpanId, KnownFields.TransactionId, KnownFields.EventId, KnownFields.EventSequence,
        KnownFields.EventCreated, KnownFields.ErrorType, KnownFields.ErrorMessage, KnownFields.ErrorStackTrace,
    ];

    private readonly string[] _ofTrace = [plan.Properties.Get(SpanPosition.TraceFlagsName).Key, plan.Properties.Get(SpanPosition.ParentIdName).Key];
    private readonly ReferenceCache<MessageTemplate, PropertyPlan[]> _shown = new(1_024, takesOver: true);

    public void Write(DocumentWriter writer)
    {
        var template = writer.Event.Template;
        var shown = _shown.Find(template) ?? _shown.Remember(template, ShownBy(template));
        var start = writer.Line.Length;
        WriteFields(writer, shown, start);
        foreach (ref readonly var label in writer.Fields.Named.Labels.Entries)
        {
            if (!IsShown(label.Key, shown) && !_ofTrace.AsSpan().Contains(label.Key))
            {
                BeginValue(writer, start, label.Key);
                var from = writer.Line.Length;
                MemberWriter.WriteLabel(writer.Line, writer.Scratch, label, writer.Values);
                ViewFields.MakeVisible(writer, from);
            }
        }

        foreach (ref readonly var data in writer.Fields.Named.Data.Entries)
        {
            if (!IsShown(data.Key, shown))
            {
                BeginValue(writer, start, data.Key);
                var from = writer.Line.Length;
                writer.Values.Trees.Write(writer.Line, data.Value!, 2, forMessage: false);
                ViewFields.MakeVisible(writer, from);
            }
        }

        if (writer.Line.Length > start)
        {
            theme.End(writer.Line);
            writer.Line.Append('\n');
        }
    }

    private void WriteFields(DocumentWriter writer, PropertyPlan[] shown, int start)
    {
        var entries = writer.Fields.Fields.Entries;
        foreach (var position in writer.Ordering.Positions)
        {
            ref readonly var entry = ref entries[position];
            if (!Elsewhere.Contains(entry.Slot) && !IsShown(entry.Source, shown))
            {
                BeginValue(writer, start, entry.Slot.Name);
                var from = writer.Line.Length;
                ViewFields.WriteJson(writer, entry, plan);
                ViewFields.MakeVisible(writer, from);
            }
        }
    }

    private void BeginValue(DocumentWriter writer, int start, string name)
    {
        if (writer.Line.Length == start)
        {
            writer.Line.Append(ViewLayout.Indent);
            theme.Begin(writer.Line, ViewRole.Faint);
        }
        else
        {
            writer.Line.Append(' ');
        }

        writer.Scratch.Rewind(0);
        ViewFields.WriteName(writer.Line, writer.Scratch, name);
        writer.Line.Append('=');
    }

    private PropertyPlan[] ShownBy(MessageTemplate template) =>
        [.. plan.Template(template).Parts.Where(static part => part.Property is not null).Select(part => plan.Properties.Get(part.Property!))];

    // Plans are kept for many names, but not for all: the same name may have another plan.
    private static bool IsShown(PropertyPlan? source, PropertyPlan[] shown)
    {
        foreach (var property in shown)
        {
            if (source is not null && property.Name == source.Name)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsShown(string key, PropertyPlan[] shown)
    {
        foreach (var property in shown)
        {
            if (property.Key == key)
            {
                return true;
            }
        }

        return false;
    }
}
