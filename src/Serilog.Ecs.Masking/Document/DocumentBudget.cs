using System.Text;
using Serilog.Ecs.Masking.Json;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// How much of an event still fits where the line has a limit. Each round sheds more, in an order that keeps what a
/// reader needs most: first the stack trace's last frames, then <c>data</c>, then long labels, all labels, the message, and in the end all but the fixed fields.
/// </summary>
internal struct DocumentBudget(DocumentPlan plan)
{
    private const int LastRound = 9;
    private const int ShortestText = 64;
    private readonly int _limit = plan.MaxDocumentLength;
    private int _round;

    public int MaxFieldLength { get; private set; } = plan.MaxFieldLength;

    public int MaxMessageLength { get; private set; } = plan.MaxMessageLength;

    public int MaxStackTraceLength { get; private set; } = plan.MaxStackTraceLength;

    public bool WithoutData { get; private set; }

    public bool WithoutLabels { get; private set; }

    /// <summary>Whether only the fields that every document has are left.</summary>
    public bool OnlyFixed { get; private set; }

    /// <summary>What was shed, as the text of an array; empty where nothing was.</summary>
    public string Shed { get; private set; } = "";

    /// <summary>Says whether the line is too long and something can still be shed; if so, the next round sheds it.</summary>
    public bool ShedMore(CharBuffer line, int messageLength, EventFields fields)
    {
        if (_limit == 0 || line.Length * 3L <= _limit)
        {
            return false;
        }

        var excess = Encoding.UTF8.GetByteCount(line.Written) - _limit;
        if (excess <= 0 || _round >= LastRound)
        {
            return false;
        }

        // An excess in bytes is at most as many characters, and the list of what was shed takes some itself.
        const int ForTheList = 96;
        _round++;
        switch (_round)
        {
            case 1 when fields.StackTraceLength is > 0 and var length:
                MaxStackTraceLength = Math.Max(ShortestText, Math.Min(length, plan.MaxStackTraceLength) - excess - ForTheList);
                Add("error.stack_trace");
                return true;

            case 1:
                return ShedMore(line, messageLength, fields);

            case 2 when fields.Named.Data.Count > 0:
                WithoutData = true;
                Add("data");
                return true;

            case 2:
                return ShedMore(line, messageLength, fields);

            case 3 or 4 or 5:
                // Long texts first: halves, so that short labels stay whole as long as can be.
                MaxFieldLength = Math.Max(ShortestText, _round switch { 3 => 1_024, 4 => 256, _ => ShortestText });
                Add("labels");
                return true;

            case 6:
                WithoutLabels = fields.Named.Labels.Count > 0;
                return WithoutLabels || ShedMore(line, messageLength, fields);

            case 7:
                MaxMessageLength = Math.Max(ShortestText, Math.Min(messageLength, plan.MaxMessageLength) - excess - ForTheList);
                Add("message");
                return true;

            case 9:
                OnlyFixed = true;
                return true;

            default:
                MaxMessageLength = ShortestText;
                MaxStackTraceLength = ShortestText;
                return true;
        }
    }

    private void Add(string part)
    {
        var item = "\"" + part + "\"";
        if (!Shed.Contains(item, StringComparison.Ordinal))
        {
            Shed = Shed.Length == 0 ? item : Shed + "," + item;
        }
    }
}
