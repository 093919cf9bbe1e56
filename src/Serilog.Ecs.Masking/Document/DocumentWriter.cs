using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// Writes one event as one line. A thread keeps a writer for its next event; while it is in use the thread has none, so
/// that logging from inside a value's <c>ToString</c> gets one of its own.
/// </summary>
internal sealed class DocumentWriter
{
    // A writer that grew for one huge event is not kept.
    private const int MaxKeptCapacity = 256 * 1024;

    [ThreadStatic]
    private static DocumentWriter? t_idle;

    private readonly CharBuffer _text = new(1_024);
    private readonly CharBuffer _message = new(512);
    private readonly EventFields _fields = new();
    private readonly EventMasking _masking = new();
    private readonly MessageParts _parts = new();
    private readonly FieldOrdering _ordering = new();
    private readonly ValueWriter _values = new();
    private readonly MemberWriter _members = new();
    private readonly SecondText _second = new();

    private DocumentWriter()
    {
    }

    public CharBuffer Line { get; } = new(4_096);

    /// <summary>What the event holds, masked, once it was read.</summary>
    public EventFields Fields => _fields;

    /// <summary>The order of the fields.</summary>
    public FieldOrdering Ordering => _ordering;

    /// <summary>The message, masked.</summary>
    public ReadOnlySpan<char> Message => _message.Written;

    /// <summary>Writes single values.</summary>
    public ValueWriter Values => _values;

    /// <summary>Room for texts on their way into <see cref="Line"/>.</summary>
    public CharBuffer Scratch => _text;

    /// <summary>Where the values stand in the message, if that was asked for.</summary>
    public MessageHoles Holes { get; } = new();

    /// <summary>Whether personal data was hidden in what was written, or may be in it: an event that cannot be judged counts as one that holds some.</summary>
    public bool HoldsPersonalData { get; set; }

    public static DocumentWriter Take()
    {
        var writer = t_idle ?? new DocumentWriter();
        t_idle = null;
        return writer;
    }

    /// <summary>Gives the writer back, with nothing left in it of what it wrote.</summary>
    public void Return()
    {
        _fields.Clear();
        _values.End();
        _masking.End();
        Holes.Clear();
        if (Line.Capacity + _text.Capacity + _message.Capacity <= MaxKeptCapacity)
        {
            Line.Clear();
            _text.Clear();
            _message.Clear();
            t_idle = this;
        }
    }

    /// <summary>Writes the document of <paramref name="logEvent"/>, its line break included, into <see cref="Line"/>.</summary>
    public void Write(LogEvent logEvent, DocumentPlan plan)
    {
        Read(logEvent, plan, findsHoles: false);
        var budget = new DocumentBudget(plan);
        do
        {
            Line.Rewind(0);
            _text.Rewind(0);
            WriteOnce(logEvent, plan, budget);
        }
        while (budget.ShedMore(Line, _message.Length, _fields));
    }

    /// <summary>Reads, masks and orders what the event holds, and writes nothing yet.</summary>
    public void Read(LogEvent logEvent, DocumentPlan plan, bool findsHoles)
    {
        var masking = plan.Masking is null ? null : _masking;
        var template = plan.Template(logEvent.MessageTemplate);
        masking?.Begin(plan.Masking!);
        _fields.Read(logEvent, plan, template, masking);
        WriteMessage(plan, template, masking, findsHoles ? Holes : null);
        if (masking is not null)
        {
            _fields.AddReport(masking);
        }

        Tags.AddFixed(_fields);
        HoldsPersonalData = _fields.Properties.IsMarked || masking is { Counts: { HasPersonal: true } or { HasFault: true } } or { Listed.IsEmpty: false };
        _ordering.Settle(_fields, template.Layouts);
    }

    private void WriteMessage(DocumentPlan plan, TemplatePlan template, EventMasking? masking, MessageHoles? holes)
    {
        _values.Begin(plan, plan.MaxFieldLength);
        _message.Rewind(0);
        MessageWriter.Write(_message, template, _fields.Properties, _values, _parts, plan.MaxMessageLength, holes);
        if (masking is null)
        {
            return;
        }

        _text.Rewind(0);
        masking.Path.Push("message");
        var isChanged = masking.Listed.HidesMessage
            ? Hide(masking, _message.Written, _text)
            : MessageMasker.TryMask(masking, _message.Written, _parts, _text);
        masking.Path.Pop();
        if (isChanged)
        {
            holes?.Move(_message.Written, _text.Written);
            _message.Rewind(0);
            _message.Append(_text.Written);
        }
    }

    private static bool Hide(EventMasking masking, ReadOnlySpan<char> message, CharBuffer target)
    {
        masking.Listed.Note("message");
        masking.Add(masking.Policy.Listed);
        TextMasker.Append(masking.Policy.Listed.Style, message, target);
        return masking.Policy.Mode == MaskingMode.Mask;
    }

    private void WriteOnce(LogEvent logEvent, DocumentPlan plan, in DocumentBudget budget)
    {
        _values.Begin(plan, budget.MaxFieldLength);
        WriteHead(logEvent, plan, budget);
        _members.WriteFields(Line, _text, _fields, _ordering, _values, plan, budget);
        MemberWriter.WriteLabels(Line, _text, _fields, _values, plan, budget);
        MemberWriter.WriteData(Line, _fields, _values, budget);
        Line.Append("}\n");
    }

    private void WriteHead(LogEvent logEvent, DocumentPlan plan, in DocumentBudget budget)
    {
        DocumentHead.WriteToMessage(Line, logEvent, plan, _second);
        var message = _message.Written;
        var kept = TextCut.KeptLength(message, budget.MaxMessageLength);
        Line.AppendEscaped(message[..kept]);
        if (kept < message.Length)
        {
            Line.Append(TextCut.Ellipsis);
        }

        Line.Append(DocumentHead.AfterMessage);
    }
}
