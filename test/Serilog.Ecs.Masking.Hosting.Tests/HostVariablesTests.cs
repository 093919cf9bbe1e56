using NUnit.Framework;
using Serilog.Ecs.Masking.Hosting;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting.Tests;

public class HostVariablesTests
{
    [TestCase("debug", LogEventLevel.Debug)]
    [TestCase(" WARN ", LogEventLevel.Warning)]
    [TestCase("Information", LogEventLevel.Information)]
    [TestCase("trace", LogEventLevel.Verbose)]
    [TestCase("critical", LogEventLevel.Fatal)]
    [TestCase("", null)]
    [TestCase("   ", null)]
    [TestCase(null, null)]
    public void ItIsTheNameOfALevel(string? text, LogEventLevel? level)
    {
        Assert.That(HostVariables.ReadLevel(_ => text), Is.EqualTo(level));
    }

    [TestCase("2")]
    [TestCase("+2")]
    [TestCase("-1")]
    [TestCase("Debug,Error")]
    [TestCase("off")]
    [TestCase("디버그")]
    public void AnUnknownLevelIsAnError(string text)
    {
        Assert.That(
            () => HostVariables.Check(name => name == HostVariables.Level ? text : null, []),
            Throws.ArgumentException.With.Message.StartsWith($"LOG_LEVEL: '{text}' is not a level"));
    }
}
