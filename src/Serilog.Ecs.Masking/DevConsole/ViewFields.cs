using System.Buffers;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Finds single fields of an event that was read, and writes their values as the document would, made visible.</summary>
internal static class ViewFields
{
    /// <summary>The characters that make a value ambiguous without quotes.</summary>
    private static readonly SearchValues<char> Quoted = SearchValues.Create(ViewLayout.Quoted);

    /// <summary>Finds a field that the document has.</summary>
    /// <returns>Its position among the entries, or -1.</returns>
    public static int Find(DocumentWriter writer, FieldSlot slot)
    {
        var entries = writer.Fields.Fields.Entries;
        foreach (var position in writer.Ordering.Positions)
        {
            if (ReferenceEquals(entries[position].Slot, slot) && entries[position].Kind != FieldEntryKind.LeftOut)
            {
                return position;
            }
        }

        return -1;
    }

    /// <summary>Writes the value of a field, without quotes and no longer than <paramref name="limit"/>.</summary>
    public static void WriteText(DocumentWriter writer, int position, DocumentPlan plan, int limit)
    {
        var start = writer.Line.Length;
        WriteJson(writer, writer.Fields.Fields.Entries[position], plan);
        var json = TakeBack(writer, start);
        json = json is ['"', .. var text, '"'] ? text : json;
        VisibleText.Append(writer.Line, json[..Math.Min(limit, json.Length)]);
        writer.Scratch.Rewind(0);
    }

    /// <summary>Writes the value of a field as the document does.</summary>
    public static void WriteJson(DocumentWriter writer, in FieldEntry entry, DocumentPlan plan) =>
        MemberWriter.WriteField(writer.Line, writer.Scratch, entry, writer.Values, plan, new DocumentBudget(plan));

    /// <summary>Makes a value visible that was written as JSON, and removes its quotes where it is not ambiguous without them.</summary>
    public static void MakeVisible(DocumentWriter writer, int start)
    {
        var json = TakeBack(writer, start);
        VisibleText.Append(writer.Line, json is ['"', _, .., '"'] && !json[1..^1].ContainsAny(Quoted) ? json[1..^1] : json);
        writer.Scratch.Rewind(0);
    }

    /// <summary>Writes a name, in quotes where it would read as something else.</summary>
    public static void WriteName(CharBuffer line, CharBuffer scratch, string name)
    {
        if (name.Length > 0 && !name.AsSpan().ContainsAny(Quoted))
        {
            VisibleText.Append(line, name);
            return;
        }

        scratch.AppendJsonString(name);
        VisibleText.Append(line, scratch.Written);
        scratch.Rewind(0);
    }

    private static ReadOnlySpan<char> TakeBack(DocumentWriter writer, int start)
    {
        writer.Scratch.Rewind(0);
        writer.Scratch.Append(writer.Line.WrittenFrom(start));
        writer.Line.Rewind(start);
        return writer.Scratch.Written;
    }
}
