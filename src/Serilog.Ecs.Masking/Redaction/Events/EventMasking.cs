using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// The masking of one event: what its stages tell one another. A thread keeps it for its next event; nothing of the last
/// one is left in it.
/// </summary>
internal sealed class EventMasking : TextMasking
{
    private const int ShortestValue = 3;
    private const int MaxShort = 16;

    private readonly List<KeyValuePair<string, string>> _short = [];
    private EventPolicy _policy;

    public EventMasking()
        : base(EventPolicy.Default)
    {
        _policy = EventPolicy.Default;
        Values = new ValueMasker(this);
    }

    public override EventPolicy Policy => _policy;

    public EventPath Path { get; } = new();

    public override ReadOnlySpan<char> Name => Path.LastName;

    public MaskCounts Counts { get; } = new();

    public ValueMasker Values { get; }

    /// <summary>What the event's own list names.</summary>
    public PiiList Listed { get; } = new();

    /// <summary>Whether values are looked at a second time, for echoes that were not known the first time: nothing counts twice.</summary>
    public bool LooksAgain { get; set; }

    /// <summary>The scopes of the event, as Microsoft's logger renders them.</summary>
    public SequenceValue? Scope { get; set; }

    /// <summary>Whether anybody asks where a value stands.</summary>
    public bool TracksPaths => Path.IsTracked;

    /// <summary>Values that were masked because of their keys, of an event with scopes, and that are too short for <see cref="TextMasking.Echo"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Short => _short;

    public void Begin(EventPolicy policy)
    {
        _policy = policy;
        Path.IsTracked = policy.NeedsPaths;
        Counts.Begin(policy);
    }

    /// <summary>Reads the event's own list of what to hide.</summary>
    public void ReadList(LogEventPropertyValue value)
    {
        Listed.Read(value);
        Path.IsTracked = true;
    }

    public override void End()
    {
        Counts.End(Policy);
        Values.Clear();
        Path.Clear();
        if (TracksPaths)
        {
            Listed.Clear();
        }

        LooksAgain = false;
        if (Scope is not null)
        {
            Scope = null;
            _short.Clear();
        }

        base.End();
    }

    /// <summary>Lets a value be known that was masked because of its key: it may stand elsewhere in the event too.</summary>
    public void AddEcho(string value, string mask)
    {
        Echo.Add(value, mask);
        if (Scope is not null && value.Length is >= ShortestValue and < EchoList.ShortestValue)
        {
            AddShort(value, mask);
        }
    }

    private void AddShort(string value, string mask)
    {
        if (_short.Count < MaxShort && !CommonWords.Contains(value) && !_short.Exists(one => one.Key == value))
        {
            _short.Add(new(value, mask));
        }
    }

    public override void Add(MaskRule rule)
    {
        if (!LooksAgain)
        {
            Counts.Add(Policy, rule, Path);
        }
    }

    /// <summary>Whether a value has to be looked at again: it may hold an echo.</summary>
    public bool MayEcho(LogEventPropertyValue original) =>
        original is ScalarValue scalar ? scalar.Value is string text ? !Echo.IsTooLongFor(text) && (Echo.IsIn(text) || FoldedText.IsNeeded(text)) : scalar.Value is not (int or bool or long or double or null) : true;

    /// <summary>Masks a text that stands at a path of its own.</summary>
    public string Text(string name, string text)
    {
        if (KnownFrames.MayBeIn(text) && TextMasker.PassesWithFrames(this, text))
        {
            return text;
        }

        Path.Push(name);
        var masked = Text(text);
        Path.Pop();
        return masked;
    }
}
