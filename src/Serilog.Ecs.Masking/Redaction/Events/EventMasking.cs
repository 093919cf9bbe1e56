using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// The masking of one event: what its stages tell one another. A thread keeps it for its next event; nothing of the last
/// one is left in it.
/// </summary>
internal sealed class EventMasking
{
    private const int ShortestValue = 3;
    private const int MaxShort = 16;

    private readonly List<string> _offHere = [];
    private readonly List<KeyValuePair<string, string>> _short = [];
    private readonly CharBuffer _scratch = new(512);

    public EventMasking() => Values = new ValueMasker(this);

    public MaskingPolicy Policy { get; private set; } = MaskingPolicy.Default;

    public EchoList Echo { get; } = new();

    public EventPath Path { get; } = new();

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

    /// <summary>How many finders there are besides keys and shapes: echoes, users' expressions, encoded text.</summary>
    public int OtherFinders => Echo.Count + Policy.Custom.Length + (Policy.DecodesBase64 ? 1 : 0);

    /// <summary>Whether nothing else is looked for than keys and shapes.</summary>
    public bool HasOnlyKeysAndShapes => Echo.Count == 0 && Policy.HasOnlyKeysAndShapes;

    /// <summary>Values that were masked because of their keys, of an event with scopes, and that are too short for <see cref="Echo"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Short => _short;

    public void Begin(MaskingPolicy policy)
    {
        Policy = policy;
        Path.IsTracked = policy.NeedsPaths;
        Counts.Begin(policy);
    }

    /// <summary>Reads the event's own list of what to hide.</summary>
    public void ReadList(LogEventPropertyValue value)
    {
        Listed.Read(value);
        Path.IsTracked = true;
    }

    public void End()
    {
        Counts.End(Policy);
        Values.Clear();
        if (Echo.Count > 0)
        {
            Echo.Clear();
        }

        Path.Clear();
        if (TracksPaths)
        {
            Listed.Clear();
            _offHere.Clear();
        }

        LooksAgain = false;
        if (Scope is not null)
        {
            Scope = null;
            _short.Clear();
        }

        _scratch.Clear();
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

    public void Add(MaskRule rule)
    {
        if (!LooksAgain)
        {
            Counts.Add(Policy, rule, Path);
        }
    }

    /// <summary>Whether a value has to be looked at again: it may hold an echo.</summary>
    public bool MayEcho(LogEventPropertyValue original) =>
        original is ScalarValue scalar ? scalar.Value is string text ? !Echo.IsTooLongFor(text) && (Echo.IsIn(text) || FoldedText.IsNeeded(text)) : scalar.Value is not (int or bool or long or double or null) : true;

    /// <summary>Returns a text with its sensitive parts masked: the same instance where there are none.</summary>
    public string Text(string text)
    {
        var start = _scratch.Length;
        if (!TextMasker.TryMask(this, text, _scratch))
        {
            return text;
        }

        var masked = _scratch.WrittenFrom(start).ToString();
        _scratch.Rewind(start);
        return masked;
    }

    /// <summary>Does the same for a text that stands at a path of its own.</summary>
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

    /// <summary>Whether a rule is off at the present path.</summary>
    public bool IsOffHere(MaskRule rule)
    {
        foreach (var id in _offHere)
        {
            if (string.Equals(id, rule.Id, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Turns a rule off until <see cref="PopOff"/>.</summary>
    public void PushOff(string ruleId) => _offHere.Add(ruleId);

    public int OffCount => _offHere.Count;

    public void PopOff(int count) => _offHere.RemoveRange(count, _offHere.Count - count);
}
