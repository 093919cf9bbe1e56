using System.CommandLine;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tool.CommandLine;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.CommandLine;

internal sealed partial class CommandTests
{
    private static readonly string[] Commands = ["view", "scan", "check", "verify", "report"];

    [TestCaseSource(nameof(Commands))]
    public void HelpHasExamples(string command)
    {
        var run = ToolRun.Of(command, "--help");

        Assert.That(run.Output, Does.Contain("Examples:\n  ").And.Contain("ecslog " + command));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [TestCaseSource(nameof(Commands))]
    public void AMisspeltOptionIsAnError(string command)
    {
        var run = ToolRun.Of(command, "x", "--nothing");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--nothing"));
    }

    [TestCase("scan")]
    [TestCase("check")]
    public void ACancelledCommandPrintsItsFindingsSoFar(string command)
    {
        var run = ToolRun.With("password=hunter2hunter\n", [], [command], cancellation: new CancellationToken(canceled: true));

        Assert.That(run.Output, Does.Contain("Stopped before the end."));
        Assert.That(run.ExitCode, Is.EqualTo(130));
    }

    [Test]
    public void TheDocumentationNamesOptionsThatThereAre()
    {
        var console = new ToolConsole { Input = Stream.Null, Output = Stream.Null, Error = TextWriter.Null, Environment = static _ => null };
        var there = EcslogCommand.Create(console).Subcommands.SelectMany(static command => command.Options).SelectMany(static option => option.Aliases.Append(option.Name)).Append("--global").Append("--prefix").Append("-hex").ToHashSet();
        var page = File.ReadAllText(Path.Combine(Root(), "src/docs/ecslog.md"));

        var named = Option().Matches(page).Select(static match => match.Groups[1].Value).Distinct().ToArray();

        Assert.That(named, Has.Length.GreaterThan(15));
        Assert.That(named, Is.SubsetOf(there));
    }

    [GeneratedRegex(@"(?<=[ `])(--?[a-z][a-z-]*)")]
    private static partial Regex Option();

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Serilog.Ecs.Masking.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
