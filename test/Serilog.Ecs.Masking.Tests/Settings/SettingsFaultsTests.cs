using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Settings;

/// <summary>Settings that Serilog drops, misreads or replaces silently are reported with their paths. Settings of other packages are left alone.</summary>
public class SettingsFaultsTests
{
    [TestCaseSource(nameof(Rows))]
    public void WhatIsSilentlyIgnoredIsNamed(string[] layers, string[] faults)
    {
        Assert.That(OptionsBinder.Collect(null, Root(layers)).Faults, Is.EqualTo(faults));
    }

    // Of settings without layers: a section does not know from which of them it comes.
    [TestCaseSource(nameof(RowsOfOneLayer))]
    public void InASectionOfTheSettingsTheSameHolds(string[] layers, string[] faults)
    {
        var moved = Root(layers).AsEnumerable().Select(static setting => KeyValuePair.Create("App:" + setting.Key, setting.Value));

        var root = new ConfigurationBuilder().AddInMemoryCollection(moved).Build().GetSection("App");

        Assert.That(OptionsBinder.Collect(null, root).Faults, Is.EqualTo(faults.Select(static fault => "App:" + fault)));
    }

    [Test]
    public void LayersOfSettingsThatWereAddedToOthersAreLayers()
    {
        var added = JsonSettings.Read(
            """{ "Serilog": { "EcsMasking": { "masking": { "sensitiveKeys": [ "maiden" ] } } } }""",
            """{ "Serilog": { "EcsMasking": { "masking": { "sensitiveKeys": [ "pet" ] } } } }""");

        var root = new ConfigurationBuilder().AddConfiguration(new ConfigurationBuilder().AddConfiguration(added).Build()).Build();

        Assert.That(
            OptionsBinder.Collect(null, root).Faults,
            Has.One.StartsWith("Serilog:EcsMasking:masking:sensitiveKeys:0: 'pet' of a later layer of settings replaces 'maiden'"));
    }

    [Test]
    public void NoFaultSuggestsTheNameThatWasGiven([Values("WriteTo", "AuditTo", "Enrich", "Destructure", "Filter")] string kind)
    {
        foreach (var name in SettingsMethod.All.Select(static method => method.Name).Distinct().SelectMany(static name => new[] { name, name.ToLowerInvariant(), " " + name }))
        {
            var faults = OptionsBinder.Collect(null, JsonSettings.Read("{ \"Serilog\": { \"" + kind + "\": [ \"" + name + "\" ] } }")).Faults;

            Assert.That(faults, Has.None.Contains($"did you mean '{name}'"), name);
        }
    }

    private static IEnumerable<TestCaseData> Rows() => Cases(CaseTable.Read("settings-faults.txt"));

    private static IEnumerable<TestCaseData> RowsOfOneLayer() => Cases(CaseTable.Read("settings-faults.txt").Where(static cells => cells.Length == 2));

    private static IEnumerable<TestCaseData> Cases(IEnumerable<string[]> rows) => rows.Select(static cells => new TestCaseData(
        cells[..^1],
        cells[^1] == "nothing" ? [] : cells[^1].Split(" | ")).SetArgDisplayNames(string.Join(" ⇶ ", cells)));

    private static IConfigurationRoot Root(string[] layers)
    {
        var builder = new ConfigurationBuilder();
        foreach (var layer in layers)
        {
            builder.AddConfiguration(layer switch
            {
                ['e', 'n', 'v', ' ', .. var variables] => Variables(variables),
                ['r', 'o', 'o', 't', ' ', .. var all] => JsonSettings.Read(all),
                _ => JsonSettings.Read("{ \"Serilog\": " + layer + " }"),
            });
        }

        return builder.Build();
    }

    private static IConfigurationRoot Variables(string text) => new ConfigurationBuilder()
        .AddInMemoryCollection(text.Split(';').Select(static variable => variable.Split('=', 2)).Select(
            static variable => KeyValuePair.Create(variable[0].Replace("__", ":"), (string?)variable[1])))
        .Build();
}
