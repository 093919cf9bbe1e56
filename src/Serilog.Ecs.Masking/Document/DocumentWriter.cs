using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// Writes one event as one line. A thread keeps a writer for its next event; while that is in use, logging from inside a value's
/// <c>ToString</c> gets one of its own.
/// </summary>
internal sealed class DocumentWriter
{
    // A writer that grew for one huge event is not kept.
    private const int MaxKeptCapacity = 256 * 1024;

    [ThreadStatic]
    private static DocumentWriter? t_kept;

    private readonly CharBuffer _text = new(1_024);
    private readonly EventFields _fields = new();
    private readonly FieldOrdering _ordering = new();
    private readonly ValueWriter _values = new();
    private readonly MemberWriter _members = new();
    private readonly TimestampWriter _time = new();
    private readonly DocumentTarget _target;
    private bool _isTaken;

    private DocumentWriter() => _target = new DocumentTarget(_values);

    public CharBuffer Line { get; } = new(4_096);

    /// <summary>The event to write, which the caller fills.</summary>
    public RedactedEvent Event { get; } = new();

    /// <summary>What the event holds, once it was read.</summary>
    public EventFields Fields => _fields;

    /// <summary>The order of the fields.</summary>
    public FieldOrdering Ordering => _ordering;

    /// <summary>Writes single values.</summary>
    public ValueWriter Values => _values;

    /// <summary>Room for texts on their way into <see cref="Line"/>.</summary>
    public CharBuffer Scratch => _text;

    /// <summary>Whether personal data was hidden in what was written, or may be in it: an event that cannot be judged counts as one that holds some.</summary>
    public bool HoldsPersonalData { get; set; }

    /// <summary>Writes what <paramref name="render"/> makes, in one call of <paramref name="output"/>.</summary>
    /// <remarks>With a static <paramref name="render"/>, which gets all it needs by its state, nothing is allocated.</remarks>
    public static void WriteLine<TState>(TextWriter output, TState state, Action<DocumentWriter, TState> render)
    {
        var writer = Take();
        try
        {
            render(writer, state);
            writer.Line.WriteTo(output);
        }
        finally
        {
            writer.Return();
        }
    }

    public static DocumentWriter Take()
    {
        var writer = t_kept ??= new DocumentWriter();
        if (writer._isTaken)
        {
            return new DocumentWriter();
        }

        writer._isTaken = true;
        return writer;
    }

    /// <summary>Returns the writer, cleared.</summary>
    public void Return()
    {
        _fields.Clear();
        _values.End();
        Event.Clear();
        if (Line.Capacity + _text.Capacity + Event.Capacity > MaxKeptCapacity)
        {
            t_kept = ReferenceEquals(t_kept, this) ? null : t_kept;
            return;
        }

        Line.Clear();
        _text.Clear();
        _isTaken = false;
    }

    /// <summary>Returns the document as the output for which <see cref="Event"/> is filled.</summary>
    public RedactionTarget TargetOf(DocumentPlan plan, bool findsHoles) => _target.Use(plan, findsHoles);

    /// <summary>Writes the document of <see cref="Event"/>, its line break included, into <see cref="Line"/>.</summary>
    public void Write(DocumentPlan plan)
    {
        Read(plan);
        var budget = new DocumentBudget(plan);
        do
        {
            Line.Rewind(0);
            _text.Rewind(0);
            WriteOnce(plan, budget);
        }
        while (budget.ShedMore(Line, Event.Message.Length, _fields));
    }

    /// <summary>Reads and orders what <see cref="Event"/> holds, and writes nothing yet.</summary>
    public void Read(DocumentPlan plan)
    {
        var template = plan.Template(Event.Template);
        _fields.Read(Event, plan, template);
        HoldsPersonalData = Event.Report.MayHoldPersonalData;
        _ordering.Settle(_fields, template.Layouts);
    }

    private void WriteOnce(DocumentPlan plan, in DocumentBudget budget)
    {
        _values.Begin(plan, budget.MaxFieldLength);
        WriteHead(plan, budget);
        _members.WriteFields(Line, _text, _fields, _ordering, _values, plan, budget);
        MemberWriter.WriteLabels(Line, _text, _fields, _values, plan, budget);
        MemberWriter.WriteData(Line, _fields, _values, budget);
        Line.Append("}\n");
    }

    private void WriteHead(DocumentPlan plan, in DocumentBudget budget)
    {
        DocumentHead.WriteToMessage(Line, Event, plan, _time);
        var message = Event.Message;
        var kept = TextCut.KeptLength(message, budget.MaxMessageLength);
        Line.AppendEscaped(message[..kept]);
        if (kept < message.Length)
        {
            Line.Append(TextCut.Ellipsis);
        }

        Line.Append(DocumentHead.AfterMessage);
    }
}
