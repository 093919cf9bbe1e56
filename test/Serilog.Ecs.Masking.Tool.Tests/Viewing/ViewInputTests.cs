using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.Viewing;

internal sealed class ViewInputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void WrappingsOfContainersAreTakenOff()
    {
        var line = Some.Line("inside").TrimEnd('\n');
        var docker = $$"""{"log":{{System.Text.Json.JsonSerializer.Serialize(line + "\n")}},"stream":"stdout","time":"2025-12-17T10:00:00.1Z"}""";
        var text = string.Join(
            '\n', docker, "2025-12-17T10:00:00.123456789Z stdout F " + line, "web-1  | " + line, "[pod/web-1/web] " + line,
            "2025-12-17T10:00:00.123456789Z " + line);

        var run = ToolRun.WithInput(text, "view");

        Assert.That(run.Lines, Has.Length.EqualTo(5));
        Assert.That(run.Lines, Has.All.EqualTo("2025-12-17 10:00:00.123 | INFO  | inside"));
    }

    [Test]
    public void ALineThatTheRuntimeBrokeIsPutTogether()
    {
        var line = Some.Line("inside").TrimEnd('\n');
        var text = $"2025-12-17T10:00:00.1Z stdout P {line[..30]}\n2025-12-17T10:00:00.1Z stdout F {line[30..]}\n";

        var run = ToolRun.WithInput(text, "view");

        Assert.That(run.Output, Is.EqualTo("2025-12-17 10:00:00.123 | INFO  | inside\n"));
    }

    [Test]
    public void ByteOrderMarksAndWindowsLineBreaksAreNotText()
    {
        var path = _folder.Write("bom.log", "\uFEFF" + Some.Line("one").Replace("\n", "\r\n", StringComparison.Ordinal) + "plain\r\n");

        var run = ToolRun.Of("view", path);

        Assert.That(run.Lines, Is.EqualTo(new[] { "2025-12-17 10:00:00.123 | INFO  | one", "plain" }));
    }

    [Test]
    public void InvalidUtf8IsReplaced()
    {
        var path = _folder.Write("bad.log", [.. "caf"u8, 0xE9, (byte)' ', 0xC3, (byte)'\n']);

        var run = ToolRun.Of("view", path);

        Assert.That(run.Output, Is.EqualTo("caf\uFFFD \uFFFD\n"));
    }

    [Test]
    public void SeveralFilesAreMergedByTimeAndStackTracesStayWithTheirLine()
    {
        var first = _folder.WriteGzip(
            "a.log.gz", Some.Line("1", time: "2025-12-17T10:00:00.000Z") + "   at Shop.Pay()\n" + Some.Line("4", time: "2025-12-17T10:00:03.000Z"));
        var second = _folder.Write("b.log", Some.Line("2", time: "2025-12-17T10:00:01.000Z") + Some.Line("3", time: "2025-12-17T11:00:02.000+01:00"));

        var run = ToolRun.Of("view", first, second);

        Assert.That(run.Lines.Select(static line => line.Split(" | ")[^1]), Is.EqualTo(new[] { "1", "   at Shop.Pay()", "2", "3", "4" }));
    }

    [Test]
    public void EveryLineOfALargeFileIsShownInItsOrder()
    {
        var text = new StringBuilder();
        for (var number = 0; number < 20_000; number++)
        {
            text.Append(Some.Line("event " + number));
        }

        var run = ToolRun.Of("view", _folder.Write("large.log", text.ToString()));

        Assert.That(run.Lines.Select(static line => line.Split(" | ")[^1]), Is.EqualTo(Enumerable.Range(0, 20_000).Select(static number => "event " + number)));
    }

    [Test]
    public void TheEndOfAFileCanBeAskedFor()
    {
        var path = _folder.Write("tail.log", string.Concat(Enumerable.Range(1, 50).Select(static number => Some.Line("event " + number))));

        var run = ToolRun.Of("view", "--tail", "2", path);

        Assert.That(run.Lines.Select(static line => line.Split(" | ")[^1]), Is.EqualTo(new[] { "event 49", "event 50" }));
    }

    [Test]
    public void ALineOver16MegabytesIsLeftOutAndSaid()
    {
        var path = _folder.Write("long.log", Some.Line("before") + new string('x', 17 * 1024 * 1024) + "\n" + Some.Line("after"));

        var run = ToolRun.Of("view", path);

        Assert.That(run.Lines.Select(static line => line.Split(" | ")[^1]), Is.EqualTo(new[] { "before", "after" }));
        Assert.That(run.Error, Does.Contain("line 2 is over 16 MB and was left out"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void AnInputThatIsNotTextIsAClearError()
    {
        var binary = _folder.Write("core", [0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 1]);
        var wide = _folder.Write("wide.log", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("hello")).ToArray());
        var damaged = _folder.Write("damaged.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

        Assert.That(ToolRun.Of("view", binary).Error, Is.EqualTo($"ecslog: {binary}: is a binary file{Environment.NewLine}"));
        Assert.That(ToolRun.Of("view", wide).Error, Does.Contain("is text in UTF-16"));
        Assert.That(ToolRun.Of("view", damaged).Error, Does.Contain("the compressed data is damaged"));
        Assert.That(ToolRun.Of("view", _folder["missing.log"]).Error, Does.Contain("missing.log: no such file"));
        Assert.That(ToolRun.Of("view", _folder.Path).Error, Does.Contain("is a folder"));
        Assert.That(ToolRun.Of("view", binary).ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void AFileThatCannotBeReadDoesNotStopTheOthers()
    {
        var run = ToolRun.Of("view", _folder["missing.log"], _folder.Write("good.log", Some.Line("shown")));

        Assert.That(run.Lines[0], Does.EndWith("shown"));
        Assert.That(run.Error, Does.Contain("missing.log: no such file"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }
}
