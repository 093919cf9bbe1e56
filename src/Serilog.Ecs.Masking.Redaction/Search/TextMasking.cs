using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>
/// What texts are masked with: a policy, the values that were masked elsewhere, and the rules that are off where a text is.
/// A thread keeps it for its next text; nothing of the last one is left in it.
/// </summary>
internal class TextMasking(MaskingPolicy policy)
{
    private readonly List<string> _offHere = [];
    private readonly CharBuffer _scratch = new(512);

    public virtual MaskingPolicy Policy => policy;

    public EchoList Echo { get; } = new();

    /// <summary>How many finders there are besides keys and shapes: echoes, users' expressions, encoded text.</summary>
    public int OtherFinders => Echo.Count + Policy.Custom.Length + (Policy.DecodesBase64 ? 1 : 0);

    /// <summary>Gets the name of the property whose value is masked, or nothing.</summary>
    public virtual ReadOnlySpan<char> Name => default;

    /// <summary>Gets whether every rule is off at the present path.</summary>
    public bool IsUntouched => _offHere.Count > 0 && _offHere.Contains(AllowedKey.EveryRule);

    public int OffCount => _offHere.Count;

    /// <summary>Returns a text with its sensitive parts masked: the same instance if there are none.</summary>
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

    /// <summary>Takes note of the rule by which a part of a text was masked.</summary>
    public virtual void Add(MaskRule rule)
    {
    }

    /// <summary>Takes note of a part of a text that was masked, with what it was and what takes its place.</summary>
    /// <param name="rule">The rule by which it was masked.</param>
    /// <param name="value">The part.</param>
    /// <param name="mask">Its mask.</param>
    public virtual void Add(MaskRule rule, ReadOnlySpan<char> value, ReadOnlySpan<char> mask) => Add(rule);

    /// <summary>Returns whether a rule is off at the present path.</summary>
    public bool IsOffHere(MaskRule rule)
    {
        foreach (var id in _offHere)
        {
            if (id == AllowedKey.EveryRule || string.Equals(id, rule.Id, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Turns a rule off until <see cref="PopOff"/>.</summary>
    public void PushOff(string ruleId) => _offHere.Add(ruleId);

    public void PopOff(int count) => _offHere.RemoveRange(count, _offHere.Count - count);

    /// <summary>Clears the texts and the findings.</summary>
    public virtual void End()
    {
        if (Echo.Count > 0)
        {
            Echo.Clear();
        }

        _offHere.Clear();
        _scratch.Clear();
    }
}
