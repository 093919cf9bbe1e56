using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Formatting;
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

    private static readonly JsonFormatter Json = new(renderMessage: true);
    private static readonly RenderedCompactJsonFormatter Compact = new();

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
        AreMasked(made, Read("json.json"), Json);
        AreMasked(made, Read("compact.json"), Compact);
        var texts = told.Text;
        Assert.That(made.SelectMany(static one => one.Canaries).Select(static entry => entry.Canary).Where(texts.Contains), Is.Empty);
    }

    private void Log(RecipeEvent[] made)
    {
        using var logger = new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.EcsConsole(new EcsOptions(), format: EcsConsoleFormat.Json)
            .WriteTo.EcsFile(Path("file.json"), new EcsOptions())
            .WriteTo.EcsRouted([EcsRoute.ToFile(Path("restricted.json"), new() { PersonalData = true }), EcsRoute.ToFile(Path("main.json"))])
            .WriteTo.Masked(to => to.File(Json, Path("json.json")))
            .WriteTo.Masked(to => to.File(Compact, Path("compact.json")))
            .CreateLogger();
        foreach (var one in made)
        {
            logger.Write(one.Event);
        }
    }

    private static void AreMasked(RecipeEvent[] made, string[] lines, ITextFormatter formatter)
    {
        var redactor = RecipeOptions.Of("default").Redactor;
        Assert.That(lines, Is.EqualTo(made.Select(Write).ToArray()));
        for (var index = 0; index < made.Length; index++)
        {
            Assert.That(RecipeOracle.Leaked(made[index], lines[index], Write), Is.Null);
        }

        string Write(RecipeEvent one) => RecipeOracle.Text(formatter, redactor.Mask(one.Event));
    }

    // Each event is one line.
    private string[] Read(string file) =>
        [.. File.ReadAllText(Path(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line + "\n")];

    private string Path(string file) => System.IO.Path.Combine(_folder.FullName, file);
}
