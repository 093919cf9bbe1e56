using System.Globalization;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Writes the text of an exception, with as many frames as the options allow.</summary>
internal static class StackTraceWriter
{
    /// <summary>Appends the text as a JSON string or array.</summary>
    public static void Write(CharBuffer buffer, CharBuffer scratch, ReadOnlySpan<char> text, DocumentPlan plan, int limit)
    {
        var start = scratch.Length;
        text = Shaped(scratch, text, plan);
        if (plan.StackTrace == StackTraceFormat.Array)
        {
            WriteLines(buffer, text, Math.Min(limit, plan.MaxStackTraceLength), plan.MaxFieldLength);
        }
        else
        {
            ValueWriter.WriteText(buffer, text, Math.Min(limit, plan.MaxStackTraceLength));
        }

        scratch.Rewind(start);
    }

    /// <summary>Returns the text with as many frames as the options allow; in <paramref name="scratch"/>, where that is not all of it.</summary>
    public static ReadOnlySpan<char> Shaped(CharBuffer scratch, ReadOnlySpan<char> text, DocumentPlan plan)
    {
        if (plan.MaxStackFrames == 0 && !plan.FoldsFrameworkFrames)
        {
            return text;
        }

        var start = scratch.Length;
        Shape(scratch, text, plan);
        return scratch.WrittenFrom(start);
    }

    private static void WriteLines(CharBuffer buffer, ReadOnlySpan<char> text, int limit, int lineLimit)
    {
        var kept = TextCut.KeptLength(text, limit);
        buffer.Append('[');
        var first = true;
        foreach (var line in text[..kept].EnumerateLines())
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (!first)
            {
                buffer.Append(',');
            }

            first = false;
            ValueWriter.WriteText(buffer, line, lineLimit);
        }

        buffer.Append(kept < text.Length ? ",\"…\"]" : "]");
    }

    private static void Shape(CharBuffer target, ReadOnlySpan<char> text, DocumentPlan plan)
    {
        var frames = 0;
        var hidden = 0;
        var folded = 0;
        var start = target.Length;
        foreach (var line in text.EnumerateLines())
        {
            if (StackLine.IsFrame(line, out var isFramework))
            {
                if (plan.MaxStackFrames > 0 && ++frames > plan.MaxStackFrames)
                {
                    hidden++;
                    continue;
                }

                if (plan.FoldsFrameworkFrames && isFramework)
                {
                    folded++;
                    continue;
                }

                Count(target, start, ref folded, "framework");
            }
            else if (line.StartsWith("--- End of stack trace from previous location", StringComparison.Ordinal))
            {
                // Marks an await, in the middle of the frames of one exception.
                if (hidden > 0 || folded > 0)
                {
                    continue;
                }
            }
            else
            {
                Count(target, start, ref folded, "framework");
                Count(target, start, ref hidden, "more");
                frames = 0;
            }

            AppendLine(target, start, line);
        }

        Count(target, start, ref folded, "framework");
        Count(target, start, ref hidden, "more");
    }

    private static void Count(CharBuffer target, int start, ref int count, string kind)
    {
        if (count > 0)
        {
            AppendLine(target, start, string.Create(CultureInfo.InvariantCulture, $"   ... {count} {kind} {(count == 1 ? "frame" : "frames")}"));
            count = 0;
        }
    }

    private static void AppendLine(CharBuffer target, int start, ReadOnlySpan<char> line)
    {
        if (target.Length > start)
        {
            target.Append('\n');
        }

        target.Append(line);
    }
}
