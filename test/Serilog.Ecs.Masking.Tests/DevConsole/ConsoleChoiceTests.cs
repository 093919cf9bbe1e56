using NUnit.Framework;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.DevConsole;

/// <summary>What the console is written with, by argument, variable and environment.</summary>
public class ConsoleChoiceTests
{
    private static IEnumerable<TestCaseData> Formats() =>
        CaseTable.Read("console-format.txt").Select(
            cells => new TestCaseData(cells[0], cells[1], cells[2], cells[3]).SetArgDisplayNames(cells[0], cells[1], cells[2]));

    private static IEnumerable<TestCaseData> ColourCases() =>
        CaseTable.Read("console-colors.txt").Select(cells => new TestCaseData(cells[0], cells[1], cells[2]).SetArgDisplayNames(cells[0], cells[1]));

    [TestCaseSource(nameof(Formats))]
    public void TheFormatFollowsArgumentVariableAndEnvironment(string argument, string variables, string host, string expected)
    {
        string Chosen()
        {
            var formatter = ConsoleFormatter.Choose(
                Render.Formatter(), Enum.Parse<EcsConsoleFormat>(argument), EcsConsoleTheme.Dark, EcsConsoleVerbosity.Compact,
                host == "-" ? null : new SettingsEnvironment(host, IsOfHost: false), Variables(variables), isTerminal: true);
            return formatter is TextView ? "text" : "json";
        }

        if (expected is "json" or "text")
        {
            Assert.That(Chosen(), Is.EqualTo(expected));
        }
        else
        {
            Assert.That(Chosen, Throws.ArgumentException.With.Message.EqualTo(expected));
        }
    }

    [TestCaseSource(nameof(ColourCases))]
    public void ColoursDependOnVariablesAndTheTerminal(string variables, string output, string expected)
    {
        Assert.That(Colors.AreWanted(Variables(variables).Invoke, output == "terminal"), Is.EqualTo(expected == "colours"));
    }

    [TestCase("Compact", "INFO  | Hello\n    url.path=/orders\n")]
    [TestCase("Full", "INFO  | Hello\n    http.request.id=r-1 url.path=/orders\n")]
    public void TheVerbosityIsTheOneThatIsSet(string verbosity, string expected)
    {
        var formatter = ConsoleFormatter.Choose(
            Render.Formatter(), EcsConsoleFormat.Text, EcsConsoleTheme.None, Enum.Parse<EcsConsoleVerbosity>(verbosity), null, Variables("-"), isTerminal: true);
        var output = new OneCallWriter();

        formatter.Format(Render.Event(log => log.ForContext("RequestPath", "/orders").ForContext("RequestId", "r-1").Information("Hello")), output);

        Assert.That(View.WithoutTime(output.Text), Is.EqualTo(expected));
    }

    [Test]
    public void NoColorTurnsOffTheColoursOfEachTheme()
    {
        var formatter = ConsoleFormatter.Choose(
            Render.Formatter(), EcsConsoleFormat.Text, EcsConsoleTheme.Dark, EcsConsoleVerbosity.Compact, null, Variables("NO_COLOR=1"), isTerminal: true);
        var output = new OneCallWriter();

        formatter.Format(Render.Event(log => log.Error(new InvalidOperationException("boom"), "Failed {User}", "ada")), output);

        Assert.That(output.Text, Does.Not.Contain('\u001b'));
    }

    [Test]
    public void JsonHasNoColours()
    {
        var formatter = ConsoleFormatter.Choose(
            Render.Formatter(), EcsConsoleFormat.Json, EcsConsoleTheme.Dark, EcsConsoleVerbosity.Compact, null, Variables("FORCE_COLOR=1"), isTerminal: true);
        var output = new OneCallWriter();

        formatter.Format(Render.Event(log => log.Error(new InvalidOperationException("boom"), "Failed {User}", "ada\u001b[31m")), output);

        Assert.That(EcsLine.Parse(output.Text)["message"], Is.EqualTo("Failed ada\u001b[31m"));
        Assert.That(output.Text, Does.Not.Contain('\u001b'));
    }

    [TestCase((EcsConsoleFormat)9, EcsConsoleTheme.Dark, "'9' is not one of Auto, Json, Text. (Parameter 'format')")]
    [TestCase(EcsConsoleFormat.Json, (EcsConsoleTheme)9, "'9' is not one of Dark, Light, None. (Parameter 'theme')")]
    [TestCase(EcsConsoleFormat.Json, EcsConsoleTheme.Dark, "'9' is not one of Compact, Full. (Parameter 'verbosity')", (EcsConsoleVerbosity)9)]
    public void AnInvalidChoiceIsAnErrorAtStart(
        EcsConsoleFormat format, EcsConsoleTheme theme, string message, EcsConsoleVerbosity verbosity = EcsConsoleVerbosity.Compact)
    {
        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsConsole(new EcsOptions(), format: format, theme: theme, verbosity: verbosity),
            Throws.ArgumentException.With.Message.EqualTo(message));
    }

    [TestCase("\"format\": \"Txt\"", "Serilog:WriteTo:0:Args:format: 'Txt' is not one of Auto, Json, Text.")]
    [TestCase("\"format\": \"7\"", "Serilog:WriteTo:0:Args:format: '7' is not one of Auto, Json, Text.")]
    [TestCase("\"theme\": \"Drak\"", "Serilog:WriteTo:0:Args:theme: 'Drak' is not one of Dark, Light, None.")]
    [TestCase("\"verbosity\": \"Ful\"", "Serilog:WriteTo:0:Args:verbosity: 'Ful' is not one of Compact, Full.")]
    [TestCase("\"them\": \"Dark\"", "Serilog:WriteTo:0:Args:them: EcsConsole has no such argument; did you mean 'theme'?")]
    public void AWrongSettingIsAnErrorThatNamesItsPath(string argument, string fault)
    {
        var root = JsonSettings.Read("{ \"Serilog\": { \"WriteTo\": [ { \"Name\": \"EcsConsole\", \"Args\": { " + argument + " } } ] } }");

        Assert.That(Settings(root), Is.EqualTo(new[] { fault }));
    }

    private static IReadOnlyList<string> Settings(Microsoft.Extensions.Configuration.IConfigurationRoot root) =>
        Masking.Settings.Binding.OptionsBinder.Collect(null, root).Faults;

    private static EnvironmentReader Variables(string text)
    {
        var variables = text == "-"
            ? []
            : text.Split(' ').Select(static pair => pair.Split('=')).ToDictionary(static pair => pair[0], static pair => pair[1].Replace('_', ' '));
        return name => variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }
}
