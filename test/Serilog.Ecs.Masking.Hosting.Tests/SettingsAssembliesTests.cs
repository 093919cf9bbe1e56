using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>Where settings find the methods that they call. build/publish-test.sh tests the same in a single file and under Native AOT.</summary>
public class SettingsAssembliesTests
{
    [TestCase("Serilog")]
    [TestCase("Serilog.Ecs.Masking")]
    [TestCase("Serilog.Sinks.Console")]
    [TestCase("Serilog.Sinks.File")]
    [TestCase("Serilog.Sinks.Async")]
    public void EveryDeployedSerilogPackageIsSearchedWithoutUsing(string assembly) =>
        Assert.That(Names([]), Does.Contain(assembly));

    [Test]
    public void UsingAddsAnyOtherAssembly() =>
        Assert.That(Names(new() { ["Serilog:Using:Mine"] = "nunit.framework" }), Does.Contain("nunit.framework"));

    [Test]
    public void AnAssemblyThatUsingNamesAgainIsSearchedOnce() =>
        Assert.That(Names(new() { ["Serilog:Using:0"] = "Serilog.Sinks.File", ["Serilog:Using:1"] = "Serilog.Sinks.File" }), Is.Unique);

    [TestCase("Serilog.Sinks.Fil", "Serilog:Using:0: the assembly 'Serilog.Sinks.Fil' cannot be loaded; did you mean 'Serilog.Sinks.File'?")]
    [TestCase("Acme.Logging", "Serilog:Using:0: the assembly 'Acme.Logging' cannot be loaded.")]
    [TestCase(" ", "Serilog:Using:0: expected the name of an assembly, found ' '.")]
    public void AnAssemblyThatIsNotThereIsAnErrorThatNamesTheSetting(string name, string message) =>
        Assert.That(() => Names(new() { ["Serilog:Using:0"] = name }), Throws.ArgumentException.With.Message.EqualTo(message));

    private static string[] Names(Dictionary<string, string?> settings) =>
        [.. SettingsAssemblies.Find(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Serilog")).Select(
            static assembly => assembly.GetName().Name!)];
}
