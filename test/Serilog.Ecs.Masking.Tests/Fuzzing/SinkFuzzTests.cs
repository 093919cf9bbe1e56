using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>The same events through the sinks themselves: each line is the one of the formatter, and no canary is in any of them.</summary>
/// <remarks>All tests share the console and the SelfLog, so none may run at the same time.</remarks>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SinkFuzzTests : IDisposable
{
    private static readonly int Count = Math.Min(Seeds.Count("FUZZ_PLANTED", 200), 20_000);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-fuzz-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Test]
    public void EverySinkWritesWhatTheFormatterWrites()
    {
        var first = Seeds.Random(nameof(EverySinkWritesWhatTheFormatterWrites)).Next();
        var made = Enumerable.Range(0, Count).Select(index => new RecipeEvent(RecipeGenerator.Make(unchecked(first + index)))).ToArray();
        using var told = SelfLogCapture.Raw();
        using var console = new StringWriter(CultureInfo.InvariantCulture);
        var output = Console.Out;
        try
        {
            Console.SetOut(console);
            Log(made);
        }
        finally
        {
            Console.SetOut(output);
        }

        // The sinks read the environment of the process, as the formatter does here.
        var formatter = new EcsTextFormatter();
        var expected = made.Select(one => Render.Text(formatter, one.Event)).ToArray();
        var restricted = Read("restricted.json");
        Assert.That(string.Concat(expected), Is.EqualTo(console.ToString()));
        Assert.That(Read("file.json"), Is.EqualTo(expected));
        Assert.That(Read("main.json").Concat(restricted).Order(StringComparer.Ordinal), Is.EqualTo(expected.Order(StringComparer.Ordinal)));
        Assert.That(restricted, Has.All.Contain("\"pii\""));
        HasNoCanary(made, "json.json");
        HasNoCanary(made, "compact.json");
        foreach (var (canary, _) in made.SelectMany(static one => one.Canaries))
        {
            Assert.That(told.Text, Does.Not.Contain(canary));
        }
    }

    private void Log(RecipeEvent[] made)
    {
        using var logger = new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.EcsConsole(new EcsOptions(), format: EcsConsoleFormat.Json)
            .WriteTo.EcsFile(Path("file.json"), new EcsOptions())
            .WriteTo.EcsRouted([EcsRoute.ToFile(Path("restricted.json"), new() { PersonalData = true }), EcsRoute.ToFile(Path("main.json"))])
            .WriteTo.Masked(to => to.File(new JsonFormatter(renderMessage: true), Path("json.json")))
            .WriteTo.Masked(to => to.File(new RenderedCompactJsonFormatter(), Path("compact.json")))
            .CreateLogger();
        foreach (var one in made)
        {
            logger.Write(one.Event);
        }
    }

    private void HasNoCanary(RecipeEvent[] made, string file)
    {
        var lines = File.ReadAllLines(Path(file)).Where(static line => line.Length > 0).ToArray();
        Assert.That(lines, Has.Length.EqualTo(made.Length));
        for (var index = 0; index < made.Length; index++)
        {
            foreach (var (canary, shown) in made[index].Canaries)
            {
                Assert.That(Leak.Find(lines[index], canary, shown), Is.Null, lines[index]);
            }
        }
    }

    // A sink of the pack writes one line for each event.
    private string[] Read(string file) =>
        [.. File.ReadAllText(Path(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line + "\n")];

    private string Path(string file) => System.IO.Path.Combine(_folder.FullName, file);
}
