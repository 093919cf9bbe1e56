using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Writes the exception below an event. Each of its lines is indented, so that only an event starts at the start of a line.</summary>
internal sealed class ExceptionLines(DocumentPlan plan, ViewTheme theme, EcsConsoleVerbosity verbosity)
{
    private readonly bool _foldsFramework = plan.FoldsFrameworkFrames || verbosity == EcsConsoleVerbosity.Compact;

    public void Write(DocumentWriter writer)
    {
        var entries = writer.Fields.Fields.Entries;
        if (ViewFields.Find(writer, KnownFields.ErrorStackTrace) is >= 0 and var stack && entries[stack].Kind == FieldEntryKind.StackTrace)
        {
            writer.Scratch.Rewind(0);
            var text = StackTraceWriter.Shape(writer.Scratch, (string)entries[stack].Value!, plan.MaxStackFrames, _foldsFramework);
            WriteLines(writer.Line, text, plan.MaxStackTraceLength);
            return;
        }

        var type = ViewFields.Find(writer, KnownFields.ErrorType);
        var message = ViewFields.Find(writer, KnownFields.ErrorMessage);
        if (type >= 0)
        {
            writer.Line.Append(ViewLayout.Indent);
            theme.Begin(writer.Line, ViewRole.Fault);
            ViewFields.WriteText(writer, type, plan, plan.MaxFieldLength);
            theme.End(writer.Line);
            writer.Line.Append('\n');
        }

        if (message >= 0 && entries[message].Kind == FieldEntryKind.ErrorMessage)
        {
            WriteLines(writer.Line, (string)entries[message].Value!, plan.MaxMessageLength);
        }
    }

    private void WriteLines(CharBuffer line, ReadOnlySpan<char> text, int limit)
    {
        var kept = TextCut.KeptLength(text, limit);
        foreach (var one in text[..kept].EnumerateLines())
        {
            if (one.Length > 0)
            {
                WriteLine(line, one);
            }
        }

        if (kept < text.Length)
        {
            WriteLine(line, "…");
        }
    }

    private void WriteLine(CharBuffer line, ReadOnlySpan<char> text)
    {
        line.Append(ViewLayout.Indent);
        theme.Begin(line, RoleOf(text));
        VisibleText.Append(line, text);
        theme.End(line);
        line.Append('\n');
    }

    private static ViewRole RoleOf(ReadOnlySpan<char> line) =>
        StackLine.IsFrame(line, out var isFramework) ? isFramework ? ViewRole.Faint : ViewRole.OwnFrame
        : StackLine.IsMark(line) ? ViewRole.Faint
        : ViewRole.Fault;
}
