using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.DevConsole;

/// <summary>The sink as users add it. All tests share the console, so none may run at the same time.</summary>
[NonParallelizable]
public class EcsConsoleTests
{
    private const string Secret = "hunter2-of-the-console";

    [Test]
    public void CodeChoosesText()
    {
        var text = Written(logger => logger.WriteTo.EcsConsole(new EcsOptions(), format: EcsConsoleFormat.Text, theme: EcsConsoleTheme.None));

        Assert.That(View.WithoutTime(text), Is.EqualTo("INFO  | Signed in with ***REDACTED***\n"));
    }

    [Test]
    public void AWriterThatReplacesTheConsoleLaterGetsTheLines()
    {
        using var logger = new LoggerConfiguration().WriteTo
            .EcsConsole(new EcsOptions(), format: EcsConsoleFormat.Json, standardErrorFromLevel: Events.LogEventLevel.Error)
            .CreateLogger();
        var (standard, error) = (Console.Out, Console.Error);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            Console.SetOut(output);
            Console.SetError(errors);
            logger.Information("Signed in with {Password}", Secret);
            logger.Error("Refused {Password}", Secret);
        }
        finally
        {
            Console.SetOut(standard);
            Console.SetError(error);
        }

        Assert.That(EcsLine.Parse(output.ToString())["message"], Is.EqualTo("Signed in with ***REDACTED***"));
        Assert.That(EcsLine.Parse(errors.ToString())["message"], Is.EqualTo("Refused ***REDACTED***"));
    }

    [TestCase("Text", "None")]
    [TestCase("text", "dark")]
    public void SettingsChooseText(string format, string theme)
    {
        var text = Written(logger => logger.ReadFrom.Configuration(JsonSettings.Read($$"""
            { "Serilog": { "Using": [ "Serilog.Ecs.Masking" ], "WriteTo": { "Ecs": { "Name": "EcsConsole", "Args": { "format": "{{format}}", "theme": "{{theme}}" } } } } }
            """)));

        Assert.That(text, Does.Contain("INFO ").And.Contain("***REDACTED***").And.EndWith("\n"));
        Assert.That(text, Does.Not.StartWith("{"));
    }

    [Test]
    public void SettingsChooseJson()
    {
        var text = Written(logger => logger.ReadFrom.Configuration(JsonSettings.Read("""
            { "environment": "Development", "Serilog": { "Using": [ "Serilog.Ecs.Masking" ], "WriteTo": { "Ecs": { "Name": "EcsConsole", "Args": { "format": "Json" } } } } }
            """)));

        Assert.That(EcsLine.Parse(text)["message"], Is.EqualTo("Signed in with ***REDACTED***"));
    }

    [Test]
    public void TheMaskingOfTheSettingsHoldsForText()
    {
        var text = Written(
            logger => logger.ReadFrom.Configuration(JsonSettings.Read("""
                {
                  "Serilog": {
                    "Using": [ "Serilog.Ecs.Masking" ],
                    "EcsMasking": { "masking": { "sensitiveKeys": { "maiden": "mother_maiden_name" } } },
                    "WriteTo": { "Ecs": { "Name": "EcsConsole", "Args": { "format": "Text", "theme": "None", "options": { "masking": { "placeholder": "[hidden]" } } } } }
                  }
                }
                """)),
            log => log.ForContext("MotherMaidenName", "Kim of Busan").Information("Asked for {Password}", Secret));

        Assert.That(View.WithoutTime(text), Is.EqualTo("INFO  | Asked for [hidden]\n    mother_maiden_name=\"[hidden]\"\n"));
    }

    [Test]
    public void EventsOfSevereLevelsGoToStandardErrorIfThatIsSet()
    {
        var before = Console.Error;
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        Console.SetError(errors);
        string output;
        try
        {
            output = Written(logger => logger.WriteTo.EcsConsole(new EcsOptions(), standardErrorFromLevel: Events.LogEventLevel.Error, format: EcsConsoleFormat.Text), static log =>
            {
                log.Error("Failed");
                log.Information("Done");
            });
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.That(errors.ToString(), Does.Contain("Failed").And.Not.Contain("Done"));
        Assert.That(output, Does.Contain("Done").And.Not.Contain("Failed"));
    }

    private static string Written(Action<LoggerConfiguration> configure, Action<ILogger>? log = null)
    {
        var before = Console.Out;
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Console.SetOut(output);
        try
        {
            var configuration = new LoggerConfiguration();
            configure(configuration);
            using var logger = configuration.CreateLogger();
            (log ?? (static log => log.Information("Signed in with {Password}", Secret)))(logger);
        }
        finally
        {
            Console.SetOut(before);
        }

        Assert.That(Leak.Find(output.ToString(), Secret), Is.Null);
        return output.ToString();
    }
}
