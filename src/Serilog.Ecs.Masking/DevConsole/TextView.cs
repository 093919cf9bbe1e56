using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>
/// Writes events as text for a person. It shows what the document of an event would hold, read and masked by the same code, and
/// of that what tells one event from the next.
/// </summary>
internal sealed class TextView : ITextFormatter
{
    private readonly DocumentPlan _plan;
    private readonly HeadWriter _head;
    private readonly PropertyLine _properties;
    private readonly ExceptionLines _exception;

    public TextView(DocumentPlan plan, ViewTheme theme)
    {
        _plan = plan;
        _head = new HeadWriter(plan, theme);
        _properties = new PropertyLine(plan, theme);
        _exception = new ExceptionLines(plan, theme);
    }

    /// <summary>Writes the text of <paramref name="logEvent"/> and a line break, in one call of <paramref name="output"/>.</summary>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var writer = DocumentWriter.Take();
        try
        {
            Render(writer, logEvent);
            writer.Line.WriteTo(output);
        }
        finally
        {
            writer.Return();
        }
    }

    private void Render(DocumentWriter writer, LogEvent logEvent)
    {
        try
        {
            writer.Read(logEvent, _plan, findsHoles: true);
            writer.Line.Rewind(0);
            writer.Scratch.Rewind(0);
            writer.Values.Begin(_plan, _plan.MaxFieldLength);
            _head.Write(writer, logEvent);
            _properties.Write(writer, logEvent.MessageTemplate);
            _exception.Write(writer);
        }
        catch (Exception fault)
        {
            SelfLog.WriteLine("EcsConsole could not render an event: {0}. A smaller text is written instead.", ExceptionText.TypeName(fault));
            writer.Line.Rewind(0);
            _head.WriteFailure(writer.Line, logEvent, fault);
        }
    }
}
