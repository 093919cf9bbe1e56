using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Settings.Checks;

namespace Serilog.Ecs.Masking.Tests.Settings;

/// <summary>Settings are checked once for all stages, and again when they change.</summary>
public class CheckedSettingsTests
{
    private const string Misspelt = "Serilog:WriteT:0";
    private const string Fault = "Serilog:WriteT: there is no such setting; did you mean 'WriteTo'?";

    [Test]
    public void SettingsThatDidNotChangeAreCheckedOnce()
    {
        var settings = Read([]);

        var first = CheckedSettings.Faults(settings);

        Assert.That(CheckedSettings.Faults(settings), Is.SameAs(first));
    }

    [Test]
    public void OtherSettingsAreCheckedForThemselves()
    {
        _ = CheckedSettings.Faults(Read([]));

        Assert.That(() => OptionsBinder.Read(null, Read(new() { [Misspelt] = "EcsConsole" })), Throws.ArgumentException.With.Message.Contains(Fault));
    }

    [Test]
    public void AFaultThatComesWithAReloadIsFound()
    {
        var settings = Read([]);
        _ = OptionsBinder.Read(null, settings);

        settings[Misspelt] = "EcsConsole";
        settings.Reload();

        Assert.That(() => OptionsBinder.Read(null, settings), Throws.ArgumentException.With.Message.Contains(Fault));
    }

    private static IConfigurationRoot Read(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
