using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tool.Filtering;
using Serilog.Ecs.Masking.Tool.Reading.Events;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.Filtering;

internal sealed class FilterTests
{
    private const string Line = """
        {"@timestamp":"2025-12-17T10:00:00.123Z","log.level":"error","message":"Gateway timeout for \"order\" 7","service":{"name":"auth-api"},"http.response.status_code":502,"url.path":"/api/orders/7","tags":["pii","web"],"empty":null,"labels":{"user_id":"usr-1","ratio":0.5,"flag":true,"note":"caf\u00e9"}}
        """;

    [TestCase("http.response.status_code >= 500", true)]
    [TestCase("http.response.status_code < 500", false)]
    [TestCase("http.response.status_code == 502", true)]
    [TestCase("http.response.status_code == 502.0", true)]
    [TestCase("http.response.status_code: (500 or 502)", true)]
    [TestCase("http.response.status_code: (500, 501)", false)]
    [TestCase("http.response.status_code >= 500 and service.name == \"auth-api\"", true)]
    [TestCase("http.response.status_code >= 500 && service.name != 'auth-api'", false)]
    [TestCase("service.name == auth-*", true)]
    [TestCase("service.name == \"auth-*\"", false)]
    [TestCase("service.name == AUTH-API", false)]
    [TestCase("service.name: AUTH-API", true)]
    [TestCase("message: timeout", true)]
    [TestCase("message: \"TIMEOUT for\"", true)]
    [TestCase("message == timeout", false)]
    [TestCase("message: 'for \"order\"'", true)]
    [TestCase("timeout", true)]
    [TestCase("nothing", false)]
    [TestCase("user_id == usr-1", true)]
    [TestCase("labels.user_id == usr-1", true)]
    [TestCase("labels.*: usr-1", true)]
    [TestCase("note == café", true)]
    [TestCase("ratio > 0.4 and ratio < 0.6", true)]
    [TestCase("flag == true", true)]
    [TestCase("tags: pii", true)]
    [TestCase("not tags: pii", false)]
    [TestCase("tags != pii", false)]
    [TestCase("user_id: *", true)]
    [TestCase("empty: *", false)]
    [TestCase("missing: *", false)]
    [TestCase("not missing: *", true)]
    [TestCase("missing != 5", true)]
    [TestCase("level >= warn", true)]
    [TestCase("log.level == ERR", true)]
    [TestCase("level > error", false)]
    [TestCase("@timestamp >= 2025-12-17T10:00:00Z", true)]
    [TestCase("@timestamp >= \"2025-12-17T11:30:00+01:00\"", false)]
    [TestCase("url.path > 5", false)]
    [TestCase("missing: a or (not flag: false and user_id: usr-*)", true)]
    [TestCase("flag: false or missing: a and flag: true", false)]
    public void AConditionIsMetOrNot(string condition, bool isMet)
    {
        var names = KnownFields.CreateTable();
        var filter = FilterParser.Parse(condition, names, new Dictionary<string, FieldReference>(StringComparer.Ordinal));
        var reader = new EventReader(names);
        var bytes = Encoding.UTF8.GetBytes(Line);

        Assert.That(reader.TryRead(bytes, 0, bytes.Length), Is.True);

        Assert.That(filter.Matches(reader), Is.EqualTo(isMet));
        Assert.That(filter.MightMatch(bytes) || !isMet, Is.True, "A line that matches must not be rejected unread.");
        Assert.That(!isMet || filter.RequiredText is not { } required || bytes.AsSpan().IndexOf(required) >= 0, Is.True);
    }

    [TestCase("a ==", "at 5: a value is expected, not the end")]
    [TestCase("a == 1 b", "at 8: 'and', 'or' or the end is expected, not 'b'")]
    [TestCase("(a == 1", "at 8: ')' is expected, not the end")]
    [TestCase("== 1", "at 1: a field or a text is expected, not '=='")]
    [TestCase("a: \"x", "at 4: the quotation mark has no end")]
    [TestCase("a: (b c)", "at 7: 'or', 'and' or ')' is expected, not 'c'")]
    public void AnInvalidConditionIsAnErrorWithItsPosition(string condition, string fault)
    {
        var run = ToolRun.WithInput("", "view", "-w", condition);

        Assert.That(run.Error, Is.EqualTo($"ecslog: --where: {fault}{Environment.NewLine}"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [TestCase("error", "error,fatal")]
    [TestCase("warn", "warn,WARNING,error,fatal")]
    public void ALevelIsTheLeastOne(string level, string shown)
    {
        var text = string.Concat(new[] { "info", "warn", "debug", "WARNING", "error", "Trace", "fatal" }.Select(name => Some.Line(name, name)));

        var run = ToolRun.WithInput(text + "no event\n", "view", "--level", level);

        Assert.That(run.Lines.Select(static line => line.Split(" | ")[^1]), Is.EqualTo(shown.Split(',')));
    }

    [Test]
    public void TheLevelOfAnInnerObjectIsNotThatOfTheEvent()
    {
        const string line = """{"data":{"log.level":"info"},"log.level":"error","message":"m"}""";

        Assert.That(ToolRun.WithInput(line, "view", "-l", "error").Lines, Is.Not.Empty);
    }

    [Test]
    public void TimesBoundWhatIsShown()
    {
        var text = string.Concat(new[] { "10:00", "11:00", "12:00" }.Select(time => Some.Line(time, time: $"2025-12-17T{time}:00.000Z")));

        var run = ToolRun.WithInput(text, "view", "--since", "2025-12-17T10:30:00Z", "--until", "2025-12-17T12:00:00Z");

        Assert.That(run.Lines, Has.Length.EqualTo(1));
        Assert.That(run.Lines[0], Does.EndWith("| 11:00"));
    }

    [Test]
    public void ATraceIsFoundByAnyOfItsIds()
    {
        var text = Some.Line("one", more: ("trace.id", "4bf92f3577b34da6")) + Some.Line("two", more: ("transaction.id", "4bf92f3577b34da6")) + Some.Line(
            "three 4bf92f3577b34da6");

        var run = ToolRun.WithInput(text, "view", "--trace", "4bf92f3577b34da6");

        Assert.That(run.Lines.Where(static line => line.StartsWith("2025", StringComparison.Ordinal)).Count(), Is.EqualTo(2));
        Assert.That(run.Output, Does.Not.Contain("three"));
    }

    [TestCase("--level", "loud")]
    [TestCase("--since", "yesterdayish")]
    public void AWrongOptionIsAnError(string option, string value)
    {
        var run = ToolRun.WithInput("", "view", option, value);

        Assert.That(run.Error, Does.Contain(value));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }
}
