using System.Globalization;
using System.Numerics;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Values and names that have broken formatters before. Each must give one valid line.</summary>
internal static class HostileValues
{
    public static IEnumerable<(string What, LogEventPropertyValue Value)> Values()
    {
        yield return ("a ToString that throws", new ScalarValue(new Throwing()));
        yield return ("a ToString that returns null", new ScalarValue(new Nothing()));
        yield return ("an IFormattable that throws", new ScalarValue(new ThrowingFormattable()));
        yield return ("a value type of another kind", new Unknown());
        yield return ("a tree that holds itself", Cyclic());
        yield return ("a tree that holds itself many times", Branching());
        yield return ("a tree of depth 200", Deep(200));
        yield return ("lone surrogates", new ScalarValue("a\uD800b\uDC00c\uDE00\uD83D"));
        yield return ("control characters", new ScalarValue(string.Concat(Enumerable.Range(0, 0xA1).Select(code => (char)code))));
        yield return ("line separators", new ScalarValue("a\u2028b\u2029c\u0085d\r\ne\uFEFF"));
        yield return ("NaN", new ScalarValue(double.NaN));
        yield return ("infinity", new ScalarValue(float.NegativeInfinity));
        yield return ("numbers that are not", new SequenceValue([new ScalarValue(double.PositiveInfinity), new ScalarValue(1.5), new ScalarValue(Half.NaN)]));
        yield return ("a number beyond long", new ScalarValue(ulong.MaxValue));
        yield return ("a number beyond double", new ScalarValue(decimal.MaxValue));
        yield return ("a number beyond all", new ScalarValue(BigInteger.Pow(10, 400)));
        yield return ("the widest integers", new SequenceValue([new ScalarValue(Int128.MinValue), new ScalarValue(UInt128.MaxValue)]));
        yield return ("the first and last dates", new SequenceValue([new ScalarValue(DateTime.MinValue), new ScalarValue(DateTimeOffset.MaxValue)]));
        yield return ("10 MB of text", new ScalarValue(new string('가', 10_000_000)));
        yield return ("10 MB of escapes", new ScalarValue(new string('\u0001', 10_000_000)));
        yield return ("a text of combining marks", new ScalarValue("e" + new string('\u0301', 40_000)));
        yield return ("half an emoji at every limit", new ScalarValue(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 4_000))));
        yield return ("a text of emoji", new ScalarValue("x" + string.Concat(Enumerable.Repeat("😀", 9_000))));
        yield return ("an array of everything", new SequenceValue([new ScalarValue(1), new ScalarValue("a"), new ScalarValue(null), new ScalarValue(true), new SequenceValue([new ScalarValue(1)])]));
        yield return ("names that are one", new StructureValue([Property("UserId", 1), Property("user_id", 2), Property("user.id", 3), Property("UserId", 4)]));
        yield return ("names that are none", new StructureValue([Property("._.", 1), Property("*", 2), Property("\0", 3), Property("_id", 4)]));
        yield return ("keys that are one", new DictionaryValue([Pair("a.b", 1), Pair("a_b", 2), Pair(1, 3), Pair("1", 4), Pair(1L, 5)]));
        yield return ("keys that are none", new DictionaryValue([Pair("", 1), Pair(" ", 2), Pair(null, 3), Pair(".", 4), Pair("..", 5), Pair(
            new Throwing(), 6)]));
        yield return ("a key of 100 kB", new DictionaryValue([Pair(new string('k', 100_000), 1), Pair(new string('k', 100_001), 2)]));
        yield return ("a structure of 10,000 members", new StructureValue(Enumerable.Range(0, 10_000).Select(number => Property("Member" + number, number))));
        yield return ("an empty structure", new StructureValue([]));
        yield return ("an empty dictionary", new DictionaryValue([]));
        yield return ("a null scalar", ScalarValue.Null);
        yield return ("a delegate", new ScalarValue((Action)(static () => { })));
        yield return ("bytes", new ScalarValue(new byte[] { 0, 255 }));
    }

    public static IEnumerable<string> Names() =>
    [
        "error", "http", "host", "service", "labels", "data", "Data", "tags", "log", "event", "user", "url", "@timestamp", "message",
        "log.level", "ecs.version", "event.hash", "event.sequence", "_id", "_source", "_index", "_type", "__", ".", "..", ".a", "a.", "a..b",
        "a*b\\c", "a\"b", "a\nb", "a\0b", "\uD800", "a\u2028b", "사용자 이름", "😀", "A", "a", "ECS", "$type", "{x}", "ServiceIdentity",
        "error.message", "error.stack_trace", "error.type", "trace.id", "service.name", "url.full.text", "process.pid", "http.request", new string('n', 10_000),
        new string('.', 300), "EventId", "SourceContext", "Host", "QueryString", "Elapsed", "StatusCode",
    ];

    private static LogEventProperty Property(string name, object value) => new(name, new ScalarValue(value));

    private static KeyValuePair<ScalarValue, LogEventPropertyValue> Pair(object? key, int value) => new(new ScalarValue(key), new ScalarValue(value));

    private static SequenceValue Deep(int depth)
    {
        LogEventPropertyValue value = new ScalarValue("bottom");
        for (var level = 0; level < depth; level++)
        {
            value = level % 2 == 0 ? new StructureValue([new LogEventProperty("Inner", value)]) : new SequenceValue([value]);
        }

        return new SequenceValue([value]);
    }

    private static StructureValue Cyclic() => HoldingItself(["Self"]);

    private static StructureValue Branching() => HoldingItself(Enumerable.Range(0, 10).Select(number => "Self" + number));

    // Serilog copies its input, so the cycle is closed afterwards, as only a faulty enricher would.
    private static StructureValue HoldingItself(IEnumerable<string> names)
    {
        var value = new StructureValue(names.Select(name => new LogEventProperty(name, ScalarValue.Null)));
        var members = (LogEventProperty[])value.Properties;
        for (var index = 0; index < members.Length; index++)
        {
            members[index] = new LogEventProperty(members[index].Name, value);
        }

        return value;
    }

    private sealed class Unknown : LogEventPropertyValue
    {
        public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null) =>
            throw new InvalidOperationException("secret");
    }

    private sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException("secret");
    }

    private sealed class Nothing
    {
        public override string? ToString() => null;
    }

    private sealed class ThrowingFormattable : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => throw new FormatException("secret");

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"never {1} seen");
    }
}
