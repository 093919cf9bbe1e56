using NUnit.Framework;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.Viewing;

internal sealed class ViewLayoutTests
{
    private const string Dotted = """{"@timestamp":"2025-12-17T10:00:00.123Z","log.level":"warn","message":"Slow \"order\" 결제","ecs.version":"8.11.0","log.logger":"Shop.Orders","trace.id":"4bf92f3577b34da6a3ce929d0e0e4736","service.name":"shop","http.response.status_code":200,"labels":{"user_id":"usr-1","note":"two words"},"data":{"user":{"age":5},"tags":["a","b"]}}""";

    [Test]
    public void AnEventHasTheLayoutOfTheConsoleView()
    {
        var run = ToolRun.WithInput(Dotted + "\n", "view");

        Assert.That(run.Output, Is.EqualTo(
            "2025-12-17 10:00:00.123 | WARN  | Shop.Orders | Slow \"order\" 결제 | 4bf92f35\n"
            + "    http.response.status_code=200 user_id=usr-1 note=\"two words\" user.age=5 tags=[\"a\",\"b\"]\n"));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public void ANestedEventReadsAsADottedOne()
    {
        const string nested = """{"@timestamp":"2025-12-17T10:00:00.123Z","log":{"level":"WARNING","logger":"Shop.Orders"},"message":"m","trace":{"id":"4bf92f3577b34da6a3ce929d0e0e4736"},"http":{"response":{"status_code":200}}}""";

        var run = ToolRun.WithInput(nested, "view");

        Assert.That(run.Output, Is.EqualTo("2025-12-17 10:00:00.123 | WARN  | Shop.Orders | m | 4bf92f35\n    http.response.status_code=200\n"));
    }

    [TestCase("")]
    [TestCase("--all")]
    public void FieldsThatOnlyProgramsReadAreShownOnRequest(string option)
    {
        var line = Some.Line(
            "HTTP GET / responded 200", "info", more: [("event.category", "web"), ("http.version", "2"), ("client.ip", "203.0.113.7"), ("user_agent.original", "curl/8.9.1"), ("labels.connection_id", "c-1"), ("labels.order_id", "ord-7")]);

        var run = ToolRun.WithInput(line, option.Length == 0 ? ["view"] : ["view", option]);

        Assert.That(run.Output, Does.Contain("order_id=ord-7"));
        foreach (var shown in (string[])["event.category=web", "http.version=2", "client.ip=203.0.113.7", "user_agent.original=curl/8.9.1", "connection_id=c-1"])
        {
            Assert.That(run.Output.Contains(shown, StringComparison.Ordinal), Is.EqualTo(option == "--all"), shown);
        }
    }

    [Test]
    public void AnExceptionIsBelowItsEventLineByLine()
    {
        var line = Some.Line(
            "failed", "error", more: ("error.stack_trace", "System.Exception: no\n   at Shop.Pay() in Pay.cs:line 1\n   at System.Threading.Run()"));

        var run = ToolRun.OnTerminal(200, line, "view");

        Assert.That(run.Output, Does.EndWith(
            "    \e[91mSystem.Exception: no\e[0m\n    \e[97m   at Shop.Pay() in Pay.cs:line 1\e[0m\n    \e[38;5;244m   at System.Threading.Run()\e[0m\n"));
    }

    [Test]
    public void ALineThatIsNotAnEventIsShownAsItIs()
    {
        var run = ToolRun.OnTerminal(200, "Now listening on: http://localhost:5000\n{\"broken\":\n", "view");

        Assert.That(run.Output, Is.EqualTo("\e[38;5;244mNow listening on: http://localhost:5000\e[0m\n\e[38;5;244m{\"broken\":\e[0m\n"));
    }

    [TestCase("\\u001b[31mred")]
    [TestCase("\\u009b31m")]
    [TestCase("\\u202etxt.exe")]
    [TestCase("\\u0007")]
    public void AValueCannotCommandTheTerminal(string escape)
    {
        var line = $$"""{"@timestamp":"2025-12-17T10:00:00Z","log.level":"info","message":"{{escape}}","labels":{"x":"{{escape}}"},"error.message":"{{escape}}"}""";

        var run = ToolRun.WithInput(line, "view");

        Assert.That(run.Output, Does.Contain(escape), "The escape is shown.");
        Assert.That(run.Output.Where(static one => char.IsControl(one) && one != '\n'), Is.Empty);
        Assert.That(run.Output.Contains('\u202e'), Is.False);
    }

    [Test]
    public void RawControlCharactersInOtherTextAreShown()
    {
        var run = ToolRun.WithInput("a\u001b]0;title\u0007b\u009b31m\n", "view");

        Assert.That(run.Output, Is.EqualTo("a\\u001b]0;title\\u0007b\\u009b31m\n"));
    }

    [Test]
    public void LinesAreCutToTheTerminalByColumns()
    {
        var run = ToolRun.OnTerminal(40, Some.Line("결제가 완료되었습니다 결제가 완료되었습니다"), "view", "--theme", "none");

        Assert.That(run.Output, Is.EqualTo("2025-12-17 10:00:00.123 | INFO  | 결제…\n"));
    }

    [Test]
    public void ACutLineKeepsTheEndOfItsColours()
    {
        var run = ToolRun.OnTerminal(10, Some.Line(), "view");

        Assert.That(run.Output, Does.StartWith("\e[38;5;244m2025-12-1…\e[0m"));
        Assert.That(run.Output.Split("\e[0m"), Has.Length.EqualTo(run.Output.Split("\e[").Length / 2 + 1));
    }

    [TestCase("NO_COLOR", "1", 200, false)]
    [TestCase("FORCE_COLOR", "1", 0, true)]
    [TestCase("TERM", "dumb", 200, false)]
    [TestCase("OTHER", "1", 200, true)]
    [TestCase("OTHER", "1", 0, false)]
    public void ColoursFollowTheEnvironmentAndTheTerminal(string variable, string value, int width, bool hasColours)
    {
        var run = ToolRun.With(Some.Line(), [(variable, value)], ["view"], width);

        Assert.That(run.Output.Contains('\e'), Is.EqualTo(hasColours));
    }

    [Test]
    public void NamedFieldsAreShownAloneAndAllFieldsOnRequest()
    {
        var only = ToolRun.WithInput(Dotted, "view", "--fields", "user_*,service.name");
        var all = ToolRun.WithInput(Dotted, "view", "--all");

        Assert.That(only.Lines[1], Is.EqualTo("    service.name=shop user_id=usr-1"));
        Assert.That(all.Lines[1], Does.Contain("ecs.version=8.11.0").And.Contain("trace.id=4bf92f3577b34da6a3ce929d0e0e4736"));
    }
}
