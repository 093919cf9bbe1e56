using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Writes the first line of an event: time, level, source, message and trace.</summary>
internal sealed class HeadWriter(DocumentPlan plan, ViewTheme theme)
{
    public void Write(DocumentWriter writer)
    {
        var line = writer.Line;
        WriteTimeAndLevel(line, writer.Event.Timestamp, writer.Event.Level);
        if (ViewFields.Find(writer, KnownFields.LogLogger) is >= 0 and var source)
        {
            theme.Begin(line, ViewRole.Source);
            ViewFields.WriteText(writer, source, plan, plan.MaxFieldLength);
            theme.End(line);
            WriteFaint(line, ViewLayout.Separator);
        }

        WriteMessage(writer);
        if (ViewFields.Find(writer, KnownFields.TraceId) is >= 0 and var trace)
        {
            theme.Begin(line, ViewRole.Faint);
            line.Append(ViewLayout.Separator);
            ViewFields.WriteText(writer, trace, plan, ViewLayout.TraceIdLength);
            theme.End(line);
        }

        line.Append('\n');
    }

    /// <summary>Writes the line of an event that could not be rendered, without any text that the event holds.</summary>
    public void WriteFailure(CharBuffer line, LogEvent logEvent, Exception fault)
    {
        WriteTimeAndLevel(line, logEvent.Timestamp, logEvent.Level);
        line.Append("This event could not be rendered: ");
        VisibleText.Append(line, ExceptionText.TypeName(fault));
        line.Append('\n');
        if (logEvent.Exception is { } exception)
        {
            line.Append(ViewLayout.Indent);
            VisibleText.Append(line, ExceptionText.TypeName(exception));
            line.Append('\n');
        }
    }

    private void WriteTimeAndLevel(CharBuffer line, DateTimeOffset timestamp, LogEventLevel level)
    {
        level = (uint)level < (uint)ViewLayout.Levels.Count ? level : LogEventLevel.Information;
        theme.Begin(line, ViewRole.Faint);
        line.AppendFormatted(timestamp, "yyyy-MM-dd HH:mm:ss.fff");
        line.Append(ViewLayout.Separator);
        theme.End(line);
        theme.Begin(line, (ViewRole)((int)ViewRole.Verbose + (int)level));
        line.Append(ViewLayout.Levels[(int)level]);
        theme.End(line);
        WriteFaint(line, ViewLayout.Separator);
    }

    private void WriteMessage(DocumentWriter writer)
    {
        var message = writer.Event.Message;
        var kept = message[..TextCut.KeptLength(message, plan.MaxMessageLength)];
        var at = 0;
        foreach (var hole in writer.Event.Holes.All)
        {
            var end = Math.Min(hole.End, kept.Length);
            if (hole.Start >= at && end > hole.Start)
            {
                VisibleText.Append(writer.Line, kept[at..hole.Start]);
                theme.Begin(writer.Line, ViewRole.Value);
                VisibleText.Append(writer.Line, kept[hole.Start..end]);
                theme.End(writer.Line);
                at = end;
            }
        }

        VisibleText.Append(writer.Line, kept[at..]);
        if (kept.Length < message.Length)
        {
            writer.Line.Append(TextCut.Ellipsis);
        }
    }

    private void WriteFaint(CharBuffer line, string text)
    {
        theme.Begin(line, ViewRole.Faint);
        line.Append(text);
        theme.End(line);
    }
}
