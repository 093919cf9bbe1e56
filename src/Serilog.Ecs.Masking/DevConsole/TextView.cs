using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Writes events as text for a person, from the values of the document, read and masked by the same code.</summary>
internal sealed class TextView : ITextFormatter
{
    private readonly EcsTextFormatter _documents;
    private readonly DocumentPlan _plan;
    private readonly HeadWriter _head;
    private readonly PropertyLine _properties;
    private readonly ExceptionLines _exception;

    public TextView(EcsTextFormatter documents, ViewTheme theme, EcsConsoleVerbosity verbosity = EcsConsoleVerbosity.Compact)
    {
        _documents = documents;
        _plan = documents.Plan;
        _head = new HeadWriter(_plan, theme);
        _properties = new PropertyLine(_plan, theme, PropertyFilter.Create(verbosity, _plan));
        _exception = new ExceptionLines(_plan, theme, verbosity);
    }

    /// <summary>Writes the text of <paramref name="logEvent"/> and a line break, in one call of <paramref name="output"/>.</summary>
    public void Format(LogEvent logEvent, TextWriter output) =>
        DocumentWriter.WriteLine(output, (Renderer: this, Event: logEvent), static (writer, state) => state.Renderer.Render(writer, state.Event));

    private void Render(DocumentWriter writer, LogEvent logEvent)
    {
        try
        {
            _documents.Redact(writer, logEvent, findsHoles: true);
            writer.Read(_plan);
            writer.Line.Rewind(0);
            writer.Scratch.Rewind(0);
            writer.Values.Begin(_plan, _plan.MaxFieldLength);
            _head.Write(writer);
            _properties.Write(writer);
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
