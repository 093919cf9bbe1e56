using BenchmarkDotNet.Attributes;
using Serilog.Events;
using Serilog.Formatting.Json;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>A message of 8 kB in several scripts, without masking: what it costs to write text as JSON, against Serilog's own formatter.</summary>
[MemoryDiagnoser]
public class ScriptBenchmarks
{
    private const int Length = 8_000;

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["english"] = "The order was taken by the branch on the corner and will be ready at noon. ",
        ["korean"] = "주문이 접수되었으며 담당 지점에서 정오까지 준비할 예정입니다. 고객님께 알림을 보냈습니다. ",
        ["german"] = "Die Bestellung für Frau Müller wird bis zwölf Uhr geprüft und über die Filiale ausgeliefert. ",
        ["emoji"] = "Ready 🎉 and on its way 🚚 to you 😀. ",
        ["korean-json"] = "{\"상품\":\"노트북\",\"수량\":2,\"비고\":\"부재 시 \\\"경비실\\\"에 맡겨 주세요\"} ",
    };

    private readonly EcsTextFormatter _formatter = new(new EcsOptions { Masking = new MaskingOptions { Mode = MaskingMode.Off } });
    private readonly JsonFormatter _json = new(renderMessage: true);
    private readonly ForgettingWriter _writer = new();
    private LogEvent _event = null!;

    [Params("english", "korean", "german", "emoji", "korean-json")]
    public string Script { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var text = string.Concat(Enumerable.Repeat(Sentences[Script], (Length / Sentences[Script].Length) + 1))[..Length];
        _event = new LogEvent(
            DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplateParser().Parse("Read {Text}"),
            [new LogEventProperty("Text", new ScalarValue(text))]);
    }

    [Benchmark(Baseline = true)]
    public void JsonFormatter() => _json.Format(_event, _writer);

    [Benchmark]
    public void Document() => _formatter.Format(_event, _writer);
}
