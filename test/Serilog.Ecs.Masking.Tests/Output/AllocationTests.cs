using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>An ordinary event costs no memory, whatever its shape. Not in parallel: the runtime's own work would be counted too.</summary>
[NonParallelizable]
public class AllocationTests
{
    private static IEnumerable<TestCaseData> Ordinary()
    {
        yield return Case("scalars", static log => log.Information(
            "Hello {Name}, number {Number} {Ratio} {Flag} {When} {Id}", "world", 42, 1.5, true, DateTimeOffset.UnixEpoch, Guid.Empty));
        yield return Case("a request", static log => log
            .ForContext("SourceContext", "Serilog.AspNetCore.RequestLoggingMiddleware").ForContext("RequestId", "0HN1:1").ForContext("MachineName", "node-1")
            .Information("HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0000} ms", "GET", "/orders", 200, 12.5));
        yield return Case("a structure", static log => log.Information("Order {@Order}", new { OrderId = "o-1", Total = 12.50m, Lines = new[] { new { Sku = "a", Count = 1 } }, Headers = new Dictionary<string, string> { ["Accept"] = "*/*" } }));
        yield return Case("escapes and Korean", static log => log.Information("{지점} says \"{Text}\"\n", "해운대", "a\\b\tc 😀"));
        yield return Case("a command of Entity Framework Core", static log => log.Information(
            "Executed DbCommand ({elapsed}ms) [Parameters=[{parameters}], CommandType='{commandType}', CommandTimeout='{commandTimeout}']{newLine}{commandText}",
            "3", "@__id_0='1842', @__city_1='Busan' (Size = 64)", "Text", 30, "\n", "SELECT o.\"Id\" FROM \"Orders\" AS o WHERE o.\"Id\" = @__id_0 AND o.\"City\" = @__city_1"));
        yield return Case("an identity", static log => log.Information("Hello"), static configuration => configuration.Enrich.WithServiceIdentity(new EcsOptions { ServiceName = "shop" }));
    }

    private static TestCaseData Case(string name, Action<ILogger> log, Action<LoggerConfiguration>? configure = null) =>
        new TestCaseData(Render.Event(log, configure)).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Ordinary))]
    public void AnOrdinaryEventAllocatesNothing(LogEvent logEvent)
    {
        foreach (var shape in (Action<EcsOptions>[])[static _ => { }, static options => options.FieldNesting = FieldNesting.Nested, static options => options.LabelValues = LabelTyping.Strings])
        {
            var formatter = Render.Formatter(shape);
            EcsLine.Parse(Render.Text(formatter, logEvent));

            Assert.That(Allocated.AtLeast(() => FormatOften(formatter, logEvent)), Is.Zero);
            Assert.That(Allocated.AtLeast(() => FormatOften(formatter, logEvent, areTextsNew: true)), Is.Zero, "new texts");
        }
    }

    private static void FormatOften(EcsTextFormatter formatter, LogEvent logEvent, bool areTextsNew = false)
    {
        for (var count = 0; count < 100; count++)
        {
            if (areTextsNew)
            {
                formatter.Policy!.KnownTexts.Clear();
            }

            formatter.Format(logEvent, TextWriter.Null);
        }
    }

    // Serilog's own copies of the changed structure and dictionary, their changed members, and the masks.
    [Test]
    public void AnObjectFullOfSecretsAllocatesItsCopyAndItsMasks()
    {
        const long Copies = 800;
        var logEvent = Render.Event(static log => log.Information(
            "Signed in {@Login} with {@Headers}",
            new { User = "usr-100", Email = "ada.lovelace@example.com", Card = "4111 1111 1111 1111", Password = "Zq7vXw2p00Lk9", Attempts = 1 },
            new Dictionary<string, string> { ["Accept"] = "application/json", ["Authorization"] = "Bearer Zk8wYx3q00Mj7Rt5Vb2Np4Hs6Dg1" }));
        var formatter = Render.Formatter();
        var text = Render.Text(formatter, logEvent);

        Assert.That(text, Does.Not.Contain("lovelace").And.Not.Contain("4111").And.Not.Contain("Zq7vXw2p").And.Not.Contain("Yx3q00Mj7"));
        Assert.That(Allocated.AtLeast(() => formatter.Format(logEvent, TextWriter.Null), Copies), Is.LessThanOrEqualTo(Copies));
    }

    [Test]
    public void AnExceptionAllocatesItsOwnTextOnly()
    {
        var exception = new InvalidOperationException("boom", new TimeoutException("inner"));
        var logEvent = Render.Event(log => log.Error(exception, "Failed"));
        var formatter = Render.Formatter();
        var text = Allocated.Least(() => _ = exception.ToString(), 500);

        Assert.That(Allocated.AtLeast(() => formatter.Format(logEvent, TextWriter.Null), text), Is.LessThanOrEqualTo(text));
    }
}
