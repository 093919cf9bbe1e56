using NUnit.Framework;
using Serilog.Ecs.Masking.Hosting;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting.Tests;

public class LevelVariableTests
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
        Assert.That(LevelVariable.Read(_ => text), Is.EqualTo(level));
    }

    [TestCase("2")]
    [TestCase("+2")]
    [TestCase("-1")]
    [TestCase("Debug,Error")]
    [TestCase("off")]
    [TestCase("디버그")]
    public void WhatIsNoNameOfALevelIsAnError(string text)
    {
        Assert.That(() => LevelVariable.Read(_ => text), Throws.ArgumentException.With.Message.StartsWith($"LOG_LEVEL: '{text}' is no level"));
    }
}
