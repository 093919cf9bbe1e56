using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>The oracle of all other tests: it must refuse what a collector or Elasticsearch would.</summary>
public class EcsLineTests
{
    private const string Head = "\"@timestamp\":\"2025-12-17T10:00:00.123Z\",\"log.level\":\"info\",\"message\":\"m\",\"ecs.version\":\"8.11.0\"";

    private static readonly object[] Refused =
    [
        Case("no line break", "{" + Head + "}"),
        Case("two lines", "{" + Head + "}\n{}\n"),
        Case("a raw separator", Line(",\"labels\":{\"a\":\"\u2028\"}")),
        Case("a byte-order mark", "\uFEFF{" + Head + "}\n"),
        Case("half a surrogate pair", Line(",\"labels\":{\"a\":\"\uD800\"}")),
        Case("no JSON", Line(",")),
        Case("a comma too many", Line(",\"labels\":{\"a\":1,}")),
        Case("NaN", Line(",\"labels\":{\"a\":NaN}")),
        Case("a key twice", Line(",\"message\":\"again\"")),
        Case("a key twice inside", Line(",\"labels\":{\"a\":1,\"a\":2}")),
        Case("a key twice, once escaped", Line(",\"labels\":{\"a\":1,\"\\u0061\":2}")),
        Case("a field dotted and nested", Line(",\"service.name\":\"a\",\"service\":{\"name\":\"b\"}")),
        Case("a value with a field inside", Line(",\"log.syslog\":\"x\",\"log.syslog.priority\":1")),
        Case("no level", "{\"@timestamp\":\"2025-12-17T10:00:00.123Z\",\"message\":\"m\",\"ecs.version\":\"8.11.0\"}\n"),
        Case(
            "the message before the level",
            "{\"@timestamp\":\"2025-12-17T10:00:00.123Z\",\"message\":\"m\",\"log.level\":\"info\",\"ecs.version\":\"8.11.0\"}\n"),
        Case("a nested level", "{\"@timestamp\":\"2025-12-17T10:00:00.123Z\",\"log\":{\"level\":\"info\"},\"message\":\"m\",\"ecs.version\":\"8.11.0\"}\n"),
        Case("a dot in a label", Line(",\"labels\":{\"a.b\":1}")),
        Case("an unknown field", Line(",\"no.such\":1")),
        Case("a field of ECS 9", Line(",\"service.entity.id\":\"x\"")),
        Case("text for a number", Line(",\"event.duration\":\"5\"")),
        Case("a fraction for a whole number", Line(",\"event.duration\":5.5")),
        Case("a number beyond long", Line(",\"event.duration\":9223372036854775808")),
        Case("a number for a keyword", Line(",\"event.action\":5")),
        Case("no date", Line(",\"event.start\":\"yesterday\"")),
        Case("an address with a zone", Line(",\"client.ip\":\"fe80::1%eth0\"")),
        Case("an address of two parts", Line(",\"client.ip\":\"1.2\"")),
        Case("a scalar for an array", Line(",\"tags\":\"a\"")),
        Case("an array for a scalar", Line(",\"event.action\":[\"a\"]")),
        Case("a keyword over Lucene's limit", Line(",\"event.action\":\"" + new string('x', 32_767) + "\"")),
        Case("a label over Lucene's limit", Line(",\"labels\":{\"a\":\"" + new string('가', 11_000) + "\"}")),
        Case("an object as a label", Line(",\"labels\":{\"a\":{\"b\":1}}")),
        Case("a label of two kinds", Line(",\"labels\":{\"a\":[1,\"b\"]}")),
        Case("a whole label beyond long", Line(",\"labels\":{\"a\":99999999999999999999}")),
        Case("data that is no object", Line(",\"data\":1")),
        Case("an empty key", Line(",\"data\":{\"\":1}")),
        Case("an empty part of a key", Line(",\"data\":{\"a..b\":1}")),
        Case("a metadata name", Line(",\"_id\":\"x\"")),
        Case("data too deep", Line(",\"data\":" + string.Concat(Enumerable.Repeat("{\"a\":", 21)) + "1" + new string('}', 21))),
        Case("a path and value over Lucene's limit", Line(",\"data\":{\"" + new string('k', 1_000) + "\":\"" + new string('x', 32_000) + "\"}")),
    ];

    [TestCaseSource(nameof(Refused))]
    public void AWrongLineIsRefused(string line) => Assert.That(() => EcsLine.Parse(line), Throws.TypeOf<AssertionException>());

    [Test]
    public void ARightLineIsRead()
    {
        var line = EcsLine.Parse(Line(",\"event\":{\"duration\":5},\"tags\":[\"a\"],\"labels\":{\"b\":1.5,\"c\":true},\"data\":{\"d\":{\"e\":[1]}}"));

        Assert.That(line["event.duration"], Is.EqualTo(5));
        Assert.That(line["tags"], Is.EqualTo(new object[] { "a" }));
        Assert.That(line["labels.b"], Is.EqualTo(1.5));
        Assert.That(line["labels.c"], Is.EqualTo(true));
        Assert.That(line["data.d"], Is.EqualTo("{\"e\":[1]}"));
        Assert.That(line.Has("data.x"), Is.False);
    }

    private static string Line(string more) => "{" + Head + more + "}\n";

    private static TestCaseData Case(string what, string line) => new TestCaseData(line).SetArgDisplayNames(what);
}
