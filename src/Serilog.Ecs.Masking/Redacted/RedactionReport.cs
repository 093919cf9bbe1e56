using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redacted;

/// <summary>What was masked in an event: whether personal data was, how much, where, never what. Reused from event to event.</summary>
internal sealed class RedactionReport
{
    /// <summary>The key under which outputs record that a value could not be checked.</summary>
    public const string FaultKey = "masking_error";

    /// <summary>The key of <see cref="Count"/>.</summary>
    public const string CountKey = "masked_count";

    /// <summary>The key of <see cref="Paths"/>.</summary>
    public const string PathsKey = "masked";

    /// <summary>The text of outputs for a value that could not be checked.</summary>
    public static readonly ScalarValue Fault = new("A value could not be checked and was hidden.");

    private readonly List<string> _paths = [];
    private readonly List<string> _hidden = [];
    private bool _isMasked;

    /// <summary>Whether personal data was masked in the event before it came here.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Whether personal data was masked.</summary>
    public bool HasPersonal { get; private set; }

    /// <summary>Whether personal data was masked, or the event itself names something as personal.</summary>
    public bool IsPersonal { get; private set; }

    /// <summary>Whether a value could not be judged and was hidden for that.</summary>
    public bool HasFault { get; private set; }

    /// <summary>How many values were masked here.</summary>
    public int Total { get; private set; }

    /// <summary>How many values were masked, here and before.</summary>
    public int Count { get; private set; }

    /// <summary>Whether outputs record the number of masked values.</summary>
    public bool ShowsCount { get; private set; }

    /// <summary>The paths of masked values, if outputs record them.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>What the event itself asked to hide, and had.</summary>
    public IReadOnlyList<string> Hidden => _hidden;

    /// <summary>Whether the report is empty.</summary>
    public bool IsEmpty => !_isMasked || (Count == 0 && !IsPersonal && !IsMarked);

    /// <summary>Whether personal data was hidden in the event or may be in it: one that could not be judged may hold some.</summary>
    public bool MayHoldPersonalData => IsMarked || IsPersonal || HasFault;

    /// <summary>Takes over what the masking of the event found.</summary>
    public void Read(EventMasking masking)
    {
        _isMasked = true;
        var counts = masking.Counts;
        if (counts.Reported == 0 && masking.Listed.IsEmpty)
        {
            return;
        }

        HasPersonal = counts.HasPersonal;
        IsPersonal = counts.HasPersonal || !masking.Listed.IsEmpty;
        HasFault = counts.HasFault;
        Total = counts.Total;
        Count = counts.Reported;
        ShowsCount = counts.Reported > 0 && masking.Policy.Report == MaskedReport.Count;
        foreach (var path in counts.Paths)
        {
            _paths.Add(masking.Text(path));
        }

        _hidden.AddRange(masking.Listed.Hidden);
    }

    public void Clear()
    {
        _isMasked = false;
        IsMarked = false;
        HasPersonal = false;
        IsPersonal = false;
        HasFault = false;
        Total = 0;
        Count = 0;
        ShowsCount = false;
        _paths.Clear();
        _hidden.Clear();
    }
}
