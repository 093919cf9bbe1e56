using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Values;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>What was masked in one event: how often by which rule, where, and whether personal data was among it.</summary>
internal sealed class MaskCounts
{
    private const int MaxPaths = 64;

    private readonly List<string> _paths = [];
    private readonly List<int> _touched = [];
    private int[] _byRule = [];

    public int Total { get; private set; }

    /// <summary>The same with what was masked before the event came here.</summary>
    public int Reported { get; private set; }

    public bool HasPersonal => Personal > 0;

    /// <summary>How many of the values were personal data.</summary>
    public int Personal { get; private set; }

    /// <summary>Whether a part could not be judged and was hidden for that.</summary>
    public bool HasFault { get; private set; }

    /// <summary>The paths of what was masked, each once.</summary>
    public IReadOnlyList<string> Paths => _paths;

    public void Begin(EventPolicy policy)
    {
        if (_byRule.Length < policy.RuleCount)
        {
            _byRule = new int[policy.RuleCount];
        }
    }

    public void Add(EventPolicy policy, MaskRule rule, EventPath path)
    {
        Total++;
        Personal += rule.Marks ? 1 : 0;
        HasFault |= ReferenceEquals(rule, policy.Fault);
        if (_byRule[rule.Index]++ == 0)
        {
            _touched.Add(rule.Index);
        }

        AddPath(policy, path);
    }

    /// <summary>Notes a value that was masked before, while it was captured.</summary>
    public void Note(EventPolicy policy, MaskedValue value, EventPath path)
    {
        Personal += value.IsPersonal ? 1 : 0;
        AddPath(policy, path);
    }

    /// <summary>The ids of the rules by which something was masked.</summary>
    public string[] Rules(EventPolicy policy) => [.. _touched.Select(index => policy.RuleAt(index).Id).Distinct()];

    private void AddPath(EventPolicy policy, EventPath path)
    {
        Reported++;
        if (policy.Report == MaskedReport.Paths && _paths.Count < MaxPaths && path.ToString() is { Length: > 0 } text && !_paths.Contains(text))
        {
            _paths.Add(text);
        }
    }

    /// <summary>Reports the counts to the meter, and resets them.</summary>
    public void End(EventPolicy policy)
    {
        foreach (var index in _touched)
        {
            MaskingMeter.Add(_byRule[index], policy.RuleAt(index));
        }

        Forget();
    }

    /// <summary>Resets the counts without a report.</summary>
    public void Forget()
    {
        if (Reported == 0)
        {
            return;
        }

        foreach (var index in _touched)
        {
            _byRule[index] = 0;
        }

        _touched.Clear();
        Total = 0;
        Reported = 0;
        Personal = 0;
        HasFault = false;
        _paths.Clear();
    }
}
