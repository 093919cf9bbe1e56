using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Headers;

/// <summary>
/// Variables that hold the headers of an exporter, <c>OTEL_EXPORTER_OTLP_HEADERS=x-team=…,x-dataset=web</c>: vendors call the header with
/// the key as they like, so a value there that only a generator makes is one.
/// </summary>
internal sealed class HeaderListNotation : Notation
{
    private const int MostHeaders = 16;

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Header;

    /// <inheritdoc/>
    public override IEnumerable<string> Words =>
        ["otel_exporter_otlp_headers", "otel_exporter_otlp_traces_headers", "otel_exporter_otlp_metrics_headers", "otel_exporter_otlp_logs_headers"];

    /// <inheritdoc/>
    public override bool ReadsPairs => false;

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        if (search.Policy.Decide("api_key").Rule is not { } rule)
        {
            return false;
        }

        var head = PairHead.Read(text, new KeyCandidate(start, end, start, rule, IsTextOnly: false) { IsWeak = true });
        if (!head.Operator.Exists)
        {
            return false;
        }

        var at = WhiteSpace.SkipBlanks(text, head.Operator.End);
        at += QuoteReader.ReadAt(text, at).Length;
        var isFound = false;
        for (var headers = 0; headers < MostHeaders; headers++)
        {
            var name = NameReader.EndOfWord(text, at);
            if (name == at || name >= text.Length || text[name] != '=')
            {
                break;
            }

            var close = name + 1;
            while (close < text.Length && !char.IsWhiteSpace(text[close]) && text[close] is not (',' or '"' or '\'' or '\\'))
            {
                close++;
            }

            search.Spend(close - at);
            var key = search.Policy.Decide(text[at..name]).Rule is { } own
                ? new KeyCandidate(at, name, at, own, IsTextOnly: false)
                : head.Key with { Start = at, End = name, WordStart = at };
            isFound |= search.Report(
                new Pair(key, name + 1, close, Kind)
                {
                    Operator = new TextOperator(OperatorKind.Assign, name, name + 1, OperatorEncoding.Plain),
                    IsTight = true,
                });
            at = close + 1;
        }

        return isFound;
    }
}
