using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Hostile events: hostile names, every kind of value, trees of them, exceptions in exceptions.</summary>
internal static class RandomEvents
{
    private static readonly string[] SomeNames = [.. HostileValues.Names().Where(name => name.Length < 1_000)];
    private static readonly string[] EcsNames = [.. EcsFieldList.All.Keys];

    public static Gen<string> Text { get; } = Gen.OneOf(
        Gen.Elements(
            "", "a", "hello world", "한국어", "😀", "\uD800", "\uDC00\uD800", "\0", "\u001b[31m", "\"\\", "\r\n", "\u2028", "2025-12-17", "12", "1.2.3.4", "::1",
            "true", "NaN", "{X}", "%", new string('x', 9_000)),
        from parts in Gen.Choose(0, 0xFFFF).Select(code => (char)code).ListOf()
        select string.Concat(parts));

    public static Gen<LogEvent> Event { get; } =
        from level in Gen.Elements(Enum.GetValues<LogEventLevel>())
        from names in Name.ListOf()
        from values in Value(4).ListOf(names.Count)
        from holes in Gen.Choose(0, 4)
        from literal in Text
        from exception in Gen.Frequency((3, Gen.Constant<Exception?>(null)), (1, Failure(3).Select(failure => (Exception?)failure)))
        from seconds in Gen.Choose(int.MinValue, int.MaxValue)
        select new LogEvent(
            DateTimeOffset.UnixEpoch.AddSeconds(seconds),
            level,
            exception,
            new MessageTemplate(Tokens(literal, names, holes)),
            names.Zip(values, (name, value) => new LogEventProperty(name, value)));

    private static Gen<string> Name { get; } = Gen.Frequency(
        (3, Gen.Elements(SomeNames)),
        (2, Gen.Elements(EcsNames)),
        (1, Gen.Elements(Serilog.Ecs.Masking.Fields.Routes.KnownRoutes.All.Select(route => route.Property).ToArray())),
        (1, Text.Where(text => !string.IsNullOrWhiteSpace(text))));

    private static Gen<LogEventPropertyValue> Scalar { get; } = Gen.OneOf(
        Text.Select(text => (object?)text),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => (object?)number),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => (object?)((long)number << 32)),
        Gen.Choose(0, int.MaxValue).Select(number => (object?)(ulong.MaxValue - (ulong)number)),
        ArbMap.Default.GeneratorFor<double>().Select(number => (object?)number),
        ArbMap.Default.GeneratorFor<float>().Select(number => (object?)number),
        ArbMap.Default.GeneratorFor<decimal>().Select(number => (object?)number),
        ArbMap.Default.GeneratorFor<char>().Select(character => (object?)character),
        ArbMap.Default.GeneratorFor<DateTime>().Select(time => (object?)time),
        ArbMap.Default.GeneratorFor<DateTimeOffset>().Select(time => (object?)time),
        ArbMap.Default.GeneratorFor<TimeSpan>().Select(time => (object?)time),
        ArbMap.Default.GeneratorFor<Guid>().Select(id => (object?)id),
        Gen.Elements<object?>(null, true, false, DayOfWeek.Friday, (DayOfWeek)99, (byte)1, (short)-1, Half.Epsilon, Int128.MaxValue, new Uri("/relative", UriKind.Relative), new Uri("https://user:x@h/p"), new Version(1, 2), new byte[] { 1 }, System.Net.IPAddress.IPv6Loopback))
        .Select(value => (LogEventPropertyValue)new ScalarValue(value));

    private static Gen<LogEventPropertyValue> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (5, Scalar),
        (1, Value(depth - 1).ListOf(3).Select(elements => (LogEventPropertyValue)new SequenceValue(elements))),
        (1, from names in Name.ListOf(3) from values in Value(depth - 1).ListOf(3) select (LogEventPropertyValue)new StructureValue(
            names.Zip(values, (name, value) => new LogEventProperty(name, value)))),
        (1, from keys in Scalar.ListOf(3) from values in Value(depth - 1).ListOf(3) select (LogEventPropertyValue)Dictionary(keys, values)));

    private static DictionaryValue Dictionary(IEnumerable<LogEventPropertyValue> keys, IEnumerable<LogEventPropertyValue> values) =>
        new(keys.Cast<ScalarValue>().Zip(values, (key, value) => KeyValuePair.Create(key, value)).DistinctBy(pair => pair.Key.Value));

    private static Gen<Exception> Failure(int depth) =>
        from message in Text
        from inner in depth == 0
            ? Gen.Constant<Exception?>(null)
            : Gen.Frequency((1, Gen.Constant<Exception?>(null)), (1, Failure(depth - 1).Select(failure => (Exception?)failure)))
        from key in Text
        from value in Text
        select WithData(inner is null ? new InvalidOperationException(message) : new AggregateException(message, inner, inner), key, value);

    private static Exception WithData(Exception exception, string key, string value)
    {
        exception.Data[key] = value;
        return exception;
    }

    private static IEnumerable<MessageTemplateToken> Tokens(string literal, IEnumerable<string> names, int holes)
    {
        yield return new TextToken(literal);
        foreach (var name in names.Take(holes))
        {
            yield return new PropertyToken(name, "{" + name + "}", holes % 2 == 0 ? "0.00" : null);
        }
    }
}
