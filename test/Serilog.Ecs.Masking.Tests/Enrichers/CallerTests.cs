using System.Runtime.CompilerServices;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Enrichers;

[NonParallelizable]
public class CallerTests
{
    private static int Place([CallerLineNumber] int line = 0) => line;

    [Test]
    public void TheFileLineAndMemberOfTheCallAreInTheDocument()
    {
        var expected = 0;

        var line = Render.Line(log =>
        {
            log.ForCaller().Warning("Retrying"); expected = Place();
        });

        Assert.That(line["log.origin.file.name"], Is.EqualTo("CallerTests.cs"));
        Assert.That(line["log.origin.file.line"], Is.EqualTo(expected));
        Assert.That(line["log.origin.function"], Is.EqualTo(nameof(TheFileLineAndMemberOfTheCallAreInTheDocument)));
        Assert.That(line.Text, Does.Not.Contain(Path.GetDirectoryName(ThisFile())!.Replace('\\', '/')));
    }

    [Test]
    public async Task AnAsynchronousMethodIsNamedAsItIsWritten()
    {
        await Task.Yield();

        var line = Render.Line(log => LogAsync(log).GetAwaiter().GetResult());

        Assert.That(line["log.origin.function"], Is.EqualTo(nameof(LogAsync)));
    }

    [Test]
    public void EachPlaceIsItsOwnThoughTheyFollowEachOther()
    {
        var lines = Enumerable.Range(0, 2).Select(_ => (Render.Line(log => log.ForCaller().Information("One")), Render.Line(log => log.ForCaller().Information("Two")))).ToArray();
        var other = Render.Line(log => log.ForCaller().Information("Three"));

        Assert.That(lines[1].Item1["log.origin.file.line"], Is.EqualTo(lines[0].Item1["log.origin.file.line"]));
        Assert.That(other["log.origin.file.line"], Is.Not.EqualTo(lines[0].Item1["log.origin.file.line"]));
    }

    [TestCase("/home/build/shop/Orders.cs", "Orders.cs")]
    [TestCase(@"C:\build\agent 7\shop\Orders.cs", "Orders.cs")]
    [TestCase(@"C:\build/shop/주문.cs", "주문.cs")]
    [TestCase("Orders.cs", "Orders.cs")]
    [TestCase("", null)]
    [TestCase("/home/build/", null)]
    [TestCase(null, null)]
    public void OfAPathOnlyTheNameOfTheFileIsTaken(string? path, string? name)
    {
        var line = Render.Line(log => log.ForCaller(path!, 0, "").Information("Hello"));

        Assert.That(line["log.origin.file.name"], Is.EqualTo(name));
        Assert.That(line.Text, Does.Not.Contain("build"));
        Assert.That(line.Has("log.origin.file.line"), Is.False);
        Assert.That(line.Has("log.origin.function"), Is.False);
    }

    [Test]
    public void WithoutItThereIsNoPlace()
    {
        Assert.That(Render.Line(log => log.Information("Hello")).Fields, Has.None.StartsWith("log.origin"));
    }

    [Test]
    public void AMemberNamedAfterASecretTypeIsNotASecret()
    {
        var line = Render.Line(log => log.ForCaller("/src/PasswordStore.cs", 7, "ResetPassword").Information("Hello"));

        Assert.That(line["log.origin.file.name"], Is.EqualTo("PasswordStore.cs"));
        Assert.That(line["log.origin.function"], Is.EqualTo("ResetPassword"));
    }

    [Test]
    public void APlaceCostsNoMoreThanAnyOtherContext()
    {
        using var logger = new LoggerConfiguration().CreateLogger();
        var enricher = new Nothing();
        var caller = Allocated.Least(() => logger.ForCaller(), 500);
        var context = Allocated.Least(() => logger.ForContext(enricher), 500);

        Assert.That(caller, Is.EqualTo(context));
        Assert.That(caller, Is.LessThanOrEqualTo(128));
    }

    [Test]
    public void PlacesThatAreMadeUpDoNotPileUp()
    {
        using var logger = new LoggerConfiguration().CreateLogger();
        var first = GC.GetTotalMemory(forceFullCollection: true);

        for (var number = 0; number < 200_000; number++)
        {
            logger.ForCaller("/src/" + number + ".cs", number, "Run");
        }

        Assert.That(GC.GetTotalMemory(forceFullCollection: true) - first, Is.LessThan(16_000_000));
    }

    [Test]
    public void NoLoggerIsAnError()
    {
        Assert.That(() => ((ILogger)null!).ForCaller(), Throws.ArgumentNullException);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static async Task LogAsync(ILogger log)
    {
        await Task.Yield();
        log.ForCaller().Information("Hello");
    }

    private sealed class Nothing : Core.ILogEventEnricher
    {
        public void Enrich(Events.LogEvent logEvent, Core.ILogEventPropertyFactory propertyFactory)
        {
        }
    }
}
