using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Memory;
using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>
/// The state of masking one event, shared by its stages. A thread keeps it for its next event; nothing of the last
/// one is left in it. While it is in use, logging from inside a value's <c>ToString</c> gets one of its own.
/// </summary>
internal sealed class EventMasking : TextMasking
{
    // A pair needs one of the other characters between name and value: white space, an operator, a quotation mark, a bracket.
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    private const int ShortestValue = 3;
    private const int MaxShort = 16;

    [ThreadStatic]
    private static EventMasking? t_kept;

    private readonly List<KeyValuePair<string, string>> _short = [];
    private readonly List<KeyValuePair<string, string>> _found = [];
    private bool _findsEchoes;
    private bool _isTaken;
    private EventPolicy _policy;

    private EventMasking()
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

    /// <summary>The data of the exceptions as it was.</summary>
    public List<KeyValuePair<string, LogEventPropertyValue>> LoggedData { get; } = [];

    /// <summary>The messages of the exceptions, each read once.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>Whether values are looked at a second time, for echoes that were not known the first time: nothing counts twice.</summary>
    public bool LooksAgain { get; set; }

    /// <summary>The scopes of the event, as Microsoft's logger renders them.</summary>
    public SequenceValue? Scope { get; set; }

    /// <summary>Whether the paths of values are needed.</summary>
    public bool TracksPaths => Path.IsTracked;

    /// <summary>Values that were masked because of their keys, of an event with scopes, and that are too short for <see cref="TextMasking.Echo"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Short => _short;

    /// <summary>Returns an empty one, which belongs to the caller until <see cref="End"/>.</summary>
    public static EventMasking Take(EventPolicy policy)
    {
        var masking = t_kept ??= new EventMasking();
        masking = masking._isTaken ? new EventMasking() : masking;
        masking.Begin(policy);
        return masking;
    }

    private void Begin(EventPolicy policy)
    {
        _isTaken = true;
        _policy = policy;
        Path.IsTracked = policy.NeedsPaths;
        Counts.Begin(policy);
        _findsEchoes = true;
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

        LoggedData.Clear();
        Messages.Clear();
        LooksAgain = false;
        _findsEchoes = false;
        _found.Clear();
        if (Scope is not null)
        {
            Scope = null;
            _short.Clear();
        }

        base.End();
        _isTaken = false;
    }

    /// <summary>Registers a value that was masked by its key, because it may occur elsewhere in the event.</summary>
    public void AddEcho(MaskRule rule, string value, string mask)
    {
        Echo.Add(value, mask, isPersonal: rule.Class == RuleClass.Personal);
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

    public override void Add(MaskRule rule, ReadOnlySpan<char> value, ReadOnlySpan<char> mask)
    {
        Add(rule);
        if (_findsEchoes && rule.Id.StartsWith(KeyRules.Prefix, StringComparison.Ordinal) && EchoFinder.MayRepeat(value, rule))
        {
            // Deferred: the number of finders of a text is fixed when its search begins.
            _found.Add(new(value.ToString(), mask.ToString()));
        }
    }

    /// <summary>Registers the values that were found in texts next to their names, and stops the search for further ones.</summary>
    public void AddFoundEchoes()
    {
        _findsEchoes = false;
        foreach (var (value, mask) in _found)
        {
            Echo.Add(value, mask);
        }
    }

    /// <summary>
    /// Whether a text needs no search: it was searched before, or it is one word, as most values of properties are, in which no name can
    /// have a value.
    /// </summary>
    public bool Passes(string text)
    {
        if (!_policy.HasOnlyKeysAndShapes || (Echo.Count > 0 && (FoldedText.IsNeeded(text) || Echo.IsIn(text))))
        {
            return false;
        }

        if (_policy.KnownTexts.Contains(text, out var hash))
        {
            return true;
        }

        // A row of dots leads from a name to its value: "Password........x".
        if (text.AsSpan().ContainsAnyExcept(WordCharacters) || text.AsSpan().IndexOf("..") >= 0)
        {
            return false;
        }

        var isClean = !_policy.Values.TryFind(text, 0, out _);
        if (isClean)
        {
            _policy.KnownTexts.Add(hash);
        }

        return isClean;
    }

    /// <summary>Masks a text that is at a path of its own.</summary>
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
