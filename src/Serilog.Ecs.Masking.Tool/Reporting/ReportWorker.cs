using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>Counts the events of blocks. One thread at a time uses it.</summary>
internal sealed class ReportWorker
{
    private const int ErrorLevel = 4;
    private const int LongestText = 200;

    private readonly EventReader _reader = new(ReportFields.CreateTable());
    private readonly Redactor _redactor = new(new MaskingOptions());
    private readonly NameInterner _texts = new();
    private readonly ByteBuffer _unwrapped = new();
    private readonly MaskedNames _masked;

    public ReportWorker() => _masked = new MaskedNames(_redactor);

    public ReportPart Count(Block block)
    {
        var part = new ReportPart { Bytes = block.Length };
        var lines = new BlockLines(block.Text);
        while (lines.MoveNext())
        {
            if (lines.Length == 0)
            {
                continue;
            }

            part.Lines++;
            var isEvent = ContainerLine.TryUnwrap(lines.Current, _unwrapped, out var start, out _)
                ? start >= 0
                    ? _reader.TryRead(block.Buffer, lines.Start + start, lines.Length - start)
                    : _reader.TryRead(_unwrapped.Bytes, 0, _unwrapped.Length)
                : block.Buffer[lines.Start] == '{' && _reader.TryRead(block.Buffer, lines.Start, lines.Length);
            if (isEvent
                && _reader.IndexOf(KnownField.Timestamp) is >= 0 and var time
                && EventTime.TryRead(_reader.ValueOf(_reader.Members[time]), out var ticks))
            {
                CountEvent(part, ticks);
            }
            else
            {
                part.Others++;
            }

            _unwrapped.Rewind(0);
        }

        return part;
    }

    private void CountEvent(ReportPart part, long ticks)
    {
        var service = TextOf(KnownField.Service);
        var level = _reader.IndexOf(KnownField.Level) is >= 0 and var index ? LevelName.IndexOf(_reader.ValueOf(_reader.Members[index])) : -1;
        var status = (int)NumberOf(ReportFields.Status);
        var duration = NumberOf(ReportFields.Duration);
        var route = RouteOf(status);
        var second = (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond;
        Increment(part.Cells, new CellKey(second, service, level, status is >= 100 and < 600 ? status / 100 : 0, route));
        if (duration > 0 && route.Length > 0)
        {
            ref var histogram = ref CollectionsMarshal.GetValueRefOrAddDefault(part.Latencies, (service, route), out _);
            (histogram ??= new LatencyHistogram()).Add(duration);
            if (part.Slowest.Count < ReportSummary.Longest || duration > part.Slowest.Peek().Duration)
            {
                var shown = Masked(TextOf(ReportFields.Path) is { Length: > 0 } path ? path : route);
                part.AddSlow(new ReportEvent(ticks, service, route, shown, status, duration, TextOf(KnownField.TraceId)), ReportSummary.Longest);
            }
        }

        if (level >= ErrorLevel)
        {
            CountError(part, ticks, service, route, status);
        }

        if (FindFlag(ReportFields.Client) is >= 0 and var client)
        {
            Increment(part.Clients, (service, Masked(_texts.Of(_reader.ValueOf(_reader.Members[client])))));
        }

        foreach (ref readonly var member in _reader.Members)
        {
            if (member.Kind == JsonTokenType.String && _reader.ValueOf(member).IndexOf("***"u8) >= 0)
            {
                Increment(part.Masked, (service, _masked.RuleOf(_reader.NameOf(member))));
            }
        }
    }

    private void CountError(ReportPart part, long ticks, string service, string route, int status)
    {
        var type = TextOf(KnownField.ErrorType);
        var message = MessageForm.Of(
            Cut(TextOf(type.Length > 0 && _reader.IndexOf(KnownField.ErrorMessage) >= 0 ? KnownField.ErrorMessage : KnownField.Message)));
        var text = Masked(type.Length > 0 ? type + ": " + message : message);
        ref var error = ref CollectionsMarshal.GetValueRefOrAddDefault(part.Errors, (service, text), out var isThere);
        error = isThere
            ? (error.Count + 1, error.First.Trace.Length > 0 ? error.First : error.First with { Trace = TextOf(KnownField.TraceId) })
            : (1, new ReportEvent(ticks, service, route, text, status, 0, TextOf(KnownField.TraceId)));
    }

    // Of events that are requests: the route, or the path with numbers and ids replaced.
    private string RouteOf(int status)
    {
        if (TextOf(ReportFields.Route) is { Length: > 0 } route)
        {
            return route;
        }

        return status > 0 && FindFlag(ReportFields.Path) is >= 0 and var path
            ? Masked(MessageForm.OfPath(_texts.Of(_reader.ValueOf(_reader.Members[path]))))
            : "";
    }

    private int FindFlag(int flag)
    {
        var members = _reader.Members;
        for (var index = 0; index < members.Length; index++)
        {
            if ((members[index].Number & flag) != 0)
            {
                return index;
            }
        }

        return -1;
    }

    private string TextOf(int flag) => FindFlag(flag) is >= 0 and var index ? TextAt(index) : "";

    private string TextOf(KnownField field) => _reader.IndexOf(field) is >= 0 and var index ? TextAt(index) : "";

    private string TextAt(int index)
    {
        var member = _reader.Members[index];
        var value = _reader.ValueOf(member);
        return member.Kind != JsonTokenType.String ? "" : member.IsEscaped ? EventText.Of(value, isEscaped: true) : _texts.Of(value);
    }

    private long NumberOf(int flag) =>
        FindFlag(flag) is >= 0 and var index && Utf8Parser.TryParse(_reader.ValueOf(_reader.Members[index]), out long number, out _) ? number : 0;

    private string Masked(string text) => text.Length == 0 ? text : VisibleName.Of(_redactor.Redact(text));

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    private static void Increment<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
