using System.Text;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Document.Layout;

/// <summary>
/// The parts of an event that fit into the limit of a line. Each round sheds more, in an order that keeps what a
/// reader needs most: first the stack trace's last frames, then <c>data</c>, then long labels, the end of a long message,
/// all labels, the message, the fields that properties have, and in the end all but the fixed fields.
/// </summary>
internal struct DocumentBudget(DocumentPlan plan)
{
    private const string StackTraceItem = "\"error.stack_trace\"";
    private const string DataItem = "\"data\"";
    private const string LabelsItem = "\"labels\"";
    private const string MessageItem = "\"message\"";
    private const string FieldsItem = "\"fields\"";

    private const int LastRound = 11;
    private const int LastRoundOfTexts = 5;
    private const int ShortestText = 64;
    private const int ReadableMessage = 1_024;

    // An excess in bytes is at most as many characters, and the list of what was shed takes some itself.
    private const int ForTheList = 96;

    private readonly int _limit = plan.MaxDocumentLength;
    private int _round;
    private int _lengthWithLongTexts;

    public int MaxFieldLength { get; private set; } = plan.MaxFieldLength;

    public int MaxMessageLength { get; private set; } = plan.MaxMessageLength;

    public int MaxStackTraceLength { get; private set; } = plan.MaxStackTraceLength;

    public bool WithoutData { get; private set; }

    public bool WithoutLabels { get; private set; }

    /// <summary>Whether only those fields are left that no property of the event has.</summary>
    public bool WithoutProperties { get; private set; }

    /// <summary>Whether only the fields that every document has are left.</summary>
    public bool OnlyFixed { get; private set; }

    /// <summary>What was shed, as the text of an array; empty if nothing was.</summary>
    public string Shed { get; private set; } = "";

    /// <summary>Returns whether the line is too long and something can still be shed; if so, the next round sheds it.</summary>
    public bool ShedMore(CharBuffer line, int messageLength, EventFields fields)
    {
        if (_limit == 0 || line.Length * 3L <= _limit)
        {
            return false;
        }

        var excess = Encoding.UTF8.GetByteCount(line.Written) - _limit;
        if (excess <= 0)
        {
            return false;
        }

        if (_round == LastRoundOfTexts && line.Length - Shed.Length >= _lengthWithLongTexts)
        {
            // All of them were short: no label lost anything.
            Shed = Shed.Replace(LabelsItem, "", StringComparison.Ordinal).TrimEnd(',');
        }

        while (_round < LastRound)
        {
            _round++;
            if (Applies(line, Math.Min(Math.Max(messageLength, fields.ErrorMessageLength()), plan.MaxMessageLength), excess, fields))
            {
                return true;
            }
        }

        return false;
    }

    private bool Applies(CharBuffer line, int messageLength, int excess, EventFields fields)
    {
        switch (_round)
        {
            case 1:
                var trace = Math.Min(fields.WrittenStackTraceLength(), plan.MaxStackTraceLength);
                MaxStackTraceLength = Math.Max(ShortestText, trace - excess - ForTheList);
                return Sheds(StackTraceItem, trace > ShortestText);

            case 2:
                WithoutData = fields.Named.Data.Count > 0;
                return Sheds(DataItem, WithoutData);

            case 3 or 4 or LastRoundOfTexts:
                // Long texts first, so that short ones stay whole as long as possible.
                _lengthWithLongTexts = _round == 3 ? line.Length - Shed.Length : _lengthWithLongTexts;
                MaxFieldLength = Math.Min(plan.MaxFieldLength, _round switch { 3 => 1_024, 4 => 256, _ => ShortestText });
                return Sheds(LabelsItem, true);

            case 6:
                MaxMessageLength = Math.Max(ReadableMessage, messageLength - excess - ForTheList);
                return Sheds(MessageItem, messageLength > ReadableMessage);

            case 7:
                WithoutLabels = fields.Named.Labels.Count > 0;
                return Sheds(LabelsItem, WithoutLabels);

            case 8:
                messageLength = Math.Min(messageLength, MaxMessageLength);
                MaxMessageLength = Math.Max(ShortestText, messageLength - excess - ForTheList);
                return Sheds(MessageItem, messageLength > ShortestText);

            case 9:
                MaxMessageLength = ShortestText;
                MaxStackTraceLength = ShortestText;
                return true;

            case 10:
                WithoutProperties = true;
                return Sheds(FieldsItem, true);

            default:
                OnlyFixed = true;
                return true;
        }
    }

    private bool Sheds(string item, bool isAnything)
    {
        if (isAnything && !Shed.Contains(item, StringComparison.Ordinal))
        {
            Shed = Shed.Length == 0 ? item : Shed + "," + item;
        }

        return isAnything;
    }
}
