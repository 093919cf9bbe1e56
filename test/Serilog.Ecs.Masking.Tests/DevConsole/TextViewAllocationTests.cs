using NUnit.Framework;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.DevConsole;

/// <summary>Not in parallel: the runtime's own work would be counted too.</summary>
[NonParallelizable]
public class TextViewAllocationTests
{
    [Test]
    public void AnOrdinaryEventAllocatesNothing()
    {
        var logEvent = Render.Event(log => log.ForContext("TenantId", "eco2").ForContext("SourceContext", "Shop.Orders").ForContext("Basket", new { Items = 2, Shop = "Seoul 1" }, destructureObjects: true)
            .Information("Paid {Total:0.00} in {City}", 12.5, "Seoul"));
        var view = new TextView(Render.Formatter(), ViewTheme.Of(EcsConsoleTheme.Dark));

        Assert.That(Allocated.AtLeast(() => FormatOften(view, logEvent)), Is.Zero);
    }

    private static void FormatOften(TextView view, LogEvent logEvent)
    {
        for (var count = 0; count < 100; count++)
        {
            view.Format(logEvent, TextWriter.Null);
        }
    }

    [Test]
    public void ThreadsThatShareAViewWriteWholeTexts()
    {
        var logEvent = Render.Event(log => log.ForContext("TenantId", "eco2").Error(new InvalidOperationException("boom"), "Paid {Total}", 12));
        var view = new TextView(Render.Formatter(), ViewTheme.Of(EcsConsoleTheme.Light));
        var expected = View.Text(logEvent, theme: EcsConsoleTheme.Light);

        var texts = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 2_000, _ =>
        {
            var output = new OneCallWriter();
            view.Format(logEvent, output);
            texts.Add(output.Text);
        });

        Assert.That(texts.Distinct(), Is.EqualTo(new[] { expected }));
    }
}
