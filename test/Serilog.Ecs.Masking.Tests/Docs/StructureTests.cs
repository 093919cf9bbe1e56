using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>What writes events knows nothing of masking: it is given events that may be written.</summary>
public partial class StructureTests
{
    private static readonly string Pack = Path.Combine(Repository.Root, "src", "Serilog.Ecs.Masking");

    private static string[] Files(string folder) => Directory.GetFiles(Path.Combine(Pack, folder), "*.cs", SearchOption.AllDirectories);

    [TestCase("Document")]
    [TestCase("DevConsole")]
    [TestCase("Routing")]
    [TestCase("Integrity")]
    [TestCase("Fields")]
    [TestCase("Json")]
    public void WhatWritesEventsKnowsOnlyRedactedOnes(string folder)
    {
        var references = Files(folder)
            .SelectMany(static file => Reference().Matches(File.ReadAllText(file)).Select(match => Path.GetFileName(file) + ": " + match.Value))
            .ToArray();

        Assert.That(Files(folder), Is.Not.Empty);
        Assert.That(references, Is.Empty);
    }

    [Test]
    public void TheRuleSeesAReference()
    {
        var masked = File.ReadAllText(Path.Combine(Pack, "EcsTextFormatter.cs"));

        Assert.That(Reference().IsMatch(masked), Is.True);
        Assert.That(Reference().IsMatch("var text = logEvent.Unredacted.MessageTemplate.Text;"), Is.True);
        Assert.That(Reference().IsMatch("using Serilog.Ecs.Masking.Redaction.Buffers;"), Is.False);
    }

    // The buffer and the nearest of several names have nothing to do with masking.
    [GeneratedRegex(@"\bRedaction(?!\.Buffers;|\.Validation;)[.;]|\.Unredacted\b")]
    private static partial Regex Reference();
}
