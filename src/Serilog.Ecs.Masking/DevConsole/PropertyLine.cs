using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Document.Values;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Writes the fields and properties that <paramref name="filter"/> shows, on one line below the message.</summary>
internal sealed class PropertyLine(DocumentPlan plan, ViewTheme theme, PropertyFilter filter)
{
    public void Write(DocumentWriter writer)
    {
        var firstLine = filter.ReadFirstLine(writer);
        var start = writer.Line.Length;
        WriteFields(writer, firstLine, start);
        WriteLabels(writer, firstLine, start);
        WriteData(writer, firstLine, start);
        if (writer.Line.Length > start)
        {
            theme.End(writer.Line);
            writer.Line.Append('\n');
        }
    }

    private void WriteFields(DocumentWriter writer, in FirstLineContent firstLine, int start)
    {
        var entries = writer.Fields.Fields.Entries;
        foreach (var position in writer.Ordering.Positions)
        {
            ref readonly var entry = ref entries[position];
            if (entry.Kind != FieldEntryKind.LeftOut && filter.ShowsField(entry, firstLine))
            {
                var value = BeginValue(writer, start, entry.Slot.Name);
                ViewFields.WriteJson(writer, entry, plan);
                ViewFields.MakeVisible(writer, value);
            }
        }
    }

    private void WriteLabels(DocumentWriter writer, in FirstLineContent firstLine, int start)
    {
        foreach (ref readonly var label in writer.Fields.Named.Labels.Entries)
        {
            if (filter.ShowsKey(label.Key, firstLine))
            {
                var value = BeginValue(writer, start, label.Key);
                MemberWriter.WriteLabel(writer.Line, writer.Scratch, label, writer.Values);
                ViewFields.MakeVisible(writer, value);
            }
        }
    }

    private void WriteData(DocumentWriter writer, in FirstLineContent firstLine, int start)
    {
        foreach (ref readonly var data in writer.Fields.Named.Data.Entries)
        {
            if (filter.ShowsKey(data.Key, firstLine))
            {
                var value = BeginValue(writer, start, data.Key);
                writer.Values.Trees.Write(writer.Line, data.Value!, 2, forMessage: false);
                ViewFields.MakeVisible(writer, value);
            }
        }
    }

    /// <returns>The offset of the value in the line.</returns>
    private int BeginValue(DocumentWriter writer, int start, string name)
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
        return writer.Line.Length;
    }
}
