using System.Globalization;

namespace Serilog.Ecs.Masking.Testing;

/// <summary>Collects the entries of a log in which something sensitive shows.</summary>
/// <param name="entryName">The name of one entry: <c>line</c> or <c>event</c>.</param>
internal sealed class LogFaults(string entryName)
{
    private const int MaxReported = 20;

    private readonly List<string> _faults = [];
    private int _number;

    /// <summary>Counts the next entry, and reports it where it has a fault.</summary>
    /// <param name="rules">The ids of the rules that find something in it.</param>
    /// <param name="showsPlanted">Whether a planted value shows in it.</param>
    public void Add(IEnumerable<string> rules, bool showsPlanted)
    {
        _number++;
        string[] found = [.. showsPlanted ? rules.Append("a planted value") : rules];
        if (found.Length > 0)
        {
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{entryName} {_number}: {string.Join(", ", found)}"));
        }
    }

    /// <exception cref="LogAssertException">An entry has a fault.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
        {
            var more = _faults.Count > MaxReported ? string.Create(CultureInfo.InvariantCulture, $"\n- and {_faults.Count - MaxReported} more") : "";
            throw new LogAssertException("Something sensitive shows in the log:\n- " + string.Join("\n- ", _faults.Take(MaxReported)) + more);
        }
    }
}
