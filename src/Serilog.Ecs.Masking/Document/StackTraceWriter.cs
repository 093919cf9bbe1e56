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
        text = Shape(scratch, text, plan.MaxStackFrames, plan.FoldsFrameworkFrames);
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

    /// <summary>
    /// Returns the text with at most <paramref name="maxFrames"/> frames of each exception, built in <paramref name="scratch"/> where it changes.
    /// </summary>
    /// <param name="scratch">The buffer for the changed text.</param>
    /// <param name="text">The text of an exception.</param>
    /// <param name="maxFrames">The limit, or 0 for none.</param>
    /// <param name="foldsFramework">Whether a run of framework frames becomes one line with their number.</param>
    public static ReadOnlySpan<char> Shape(CharBuffer scratch, ReadOnlySpan<char> text, int maxFrames, bool foldsFramework)
    {
        if (maxFrames == 0 && !foldsFramework)
        {
            return text;
        }

        var start = scratch.Length;
        AppendShaped(scratch, text, maxFrames, foldsFramework);
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

    private static void AppendShaped(CharBuffer target, ReadOnlySpan<char> text, int maxFrames, bool foldsFramework)
    {
        var frames = 0;
        var hidden = 0;
        var folded = 0;
        var start = target.Length;
        foreach (var line in text.EnumerateLines())
        {
            if (StackLine.IsFrame(line, out var isFramework))
            {
                if (maxFrames > 0 && ++frames > maxFrames)
                {
                    hidden++;
                    continue;
                }

                if (foldsFramework && isFramework)
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
