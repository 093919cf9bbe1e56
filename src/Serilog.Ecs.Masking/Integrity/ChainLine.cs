using System.Globalization;
using System.Text;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>The lines that a chain has of its own, at its start and its end: documents of the same service.</summary>
internal static class ChainLine
{
    private const string Labels = ",\"labels\":{\"integrity\":\"";
    private const string PreviousHash = ",\"integrity_previous_hash\":\"";
    private const string PreviousNumber = "\",\"integrity_previous_sequence\":";
    private const string Torn = ",\"integrity_torn\":true";

    private static readonly byte[] End = Encoding.ASCII.GetBytes(Labels + "end\"}");
    private static readonly byte[] Roll = Encoding.ASCII.GetBytes(Labels + "roll\"}");
    private static readonly byte[] Start = Encoding.ASCII.GetBytes(Labels + "start\"");
    private static readonly byte[] PreviousHashBytes = Encoding.ASCII.GetBytes(PreviousHash);
    private static readonly byte[] TornBytes = Encoding.ASCII.GetBytes(Torn + "}");

    public static void WriteStart(LineBuffer line, DocumentPlan plan, DateTimeOffset now, in ChainPosition before)
    {
        var text = Begin(plan, now, before.Hash.Length > 0 ? "Integrity chain goes on" : "Integrity chain starts");
        text.Append(Labels);
        text.Append("start\"");
        if (before.Hash.Length > 0)
        {
            text.Append(PreviousHash);
            text.Append(Encoding.ASCII.GetString(before.Hash));
            text.Append(PreviousNumber);
            text.Append(before.Number.ToString(CultureInfo.InvariantCulture));
        }

        text.Append(before.IsTorn ? Torn : "");
        Finish(line, text);
    }

    public static void WriteEnd(LineBuffer line, DocumentPlan plan, DateTimeOffset now, ChainRole role)
    {
        var text = Begin(plan, now, role == ChainRole.Roll ? "Integrity chain goes on in the next file" : "Integrity chain ends");
        text.Append(Labels);
        text.Append(role == ChainRole.Roll ? "roll\"" : "end\"");
        Finish(line, text);
    }

    /// <summary>Returns the role that a document claims; its hash proves it.</summary>
    public static ChainRole RoleOf(in SealedLine line) =>
        line.Number == 0 ? ChainRole.Start
        : line.Document.EndsWith(End) ? ChainRole.End
        : line.Document.EndsWith(Roll) ? ChainRole.Roll
        : ChainRole.Event;

    /// <summary>Reads the last hash of the previous chain from a start line; <paramref name="previous"/> is empty if there was none.</summary>
    public static bool TryReadStart(ReadOnlySpan<byte> document, out ReadOnlySpan<byte> previous, out bool isTorn)
    {
        previous = [];
        isTorn = document.EndsWith(TornBytes);
        var labels = document.LastIndexOf(Start);
        if (labels < 0)
        {
            return false;
        }

        var members = document[(labels + Start.Length)..];
        if (members.StartsWith(PreviousHashBytes))
        {
            previous = members[PreviousHashBytes.Length..];
            previous = previous[..Math.Max(0, previous.IndexOf((byte)'"'))];
        }

        return true;
    }

    private static CharBuffer Begin(DocumentPlan plan, DateTimeOffset now, string message)
    {
        var text = new CharBuffer(512);
        DocumentHead.WriteToMessage(text, new LogEvent(now, LogEventLevel.Information, null, MessageTemplate.Empty, []), plan);
        text.Append(message);
        text.Append(DocumentHead.AfterMessage);
        new MemberWriter().WriteFixedOnly(text, plan.Fixed, plan.Nested);
        return text;
    }

    private static void Finish(LineBuffer line, CharBuffer text)
    {
        text.Append("}}");
        line.Clear();
        line.Length = Encoding.UTF8.GetBytes(text.Written, line.Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));
    }
}
