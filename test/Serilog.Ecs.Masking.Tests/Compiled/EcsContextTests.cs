using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Compiled;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Compiled;

/// <summary>Options are compiled, and settings read, once for all stages that use them.</summary>
public class EcsContextTests
{
    [Test]
    public void StagesWithTheSameOptionsShareOneContext()
    {
        var options = new EcsOptions { ServiceName = "shop", FieldMap = { ["Tenant"] = "organization.id" } };

        var context = EcsContext.Of(options);
        Assert.That(EcsContext.Of(options), Is.SameAs(context));
        Assert.That(new EcsTextFormatter(options).Plan, Is.SameAs(context.Documents()));
    }

    [Test]
    public void OptionsThatChangedInBetweenAreReadAgain()
    {
        var options = new EcsOptions { ServiceName = "shop" };
        var first = new EcsTextFormatter(options);

        options.ServiceName = "billing";
        var second = new EcsTextFormatter(options);

        var logEvent = Render.Event(static log => log.Information("x"));
        Assert.That(Render.Line(first, logEvent)["service.name"], Is.EqualTo("shop"));
        Assert.That(Render.Line(second, logEvent)["service.name"], Is.EqualTo("billing"));
    }

    [Test]
    public void AnyChangeOfAnOptionIsSeen()
    {
        Action<EcsOptions>[] changes =
        [
            static options => options.MaxDepth = 3,
            static options => options.StaticFields["labels.team"] = "x",
            static options => options.StaticFields["labels.team"] = "y",
            static options => options.ExcludeFields.Add("host"),
            static options => options.Masking.SensitiveKeys.Add("maiden"),
            static options => options.Masking.SensitiveKeys[0] = "name",
            static options => options.Masking.Styles["email"] = MaskStyle.Stars,
            static options => options.Masking.Placeholders["email"] = "-",
            static options => options.Masking.Detectors["own"] = new MaskingDetector("EMP-[0-9]+"),
            static options => options.Masking = new MaskingOptions { Strict = true },
        ];
        var options = new EcsOptions();
        var contexts = new HashSet<EcsContext> { EcsContext.Of(options) };

        foreach (var change in changes)
        {
            change(options);
            Assert.That(contexts.Add(EcsContext.Of(options)), Is.True);
        }
    }

    [Test]
    public void StagesThatOnlyMaskShareThePolicyOfTheirOptions()
    {
        var options = new MaskingOptions();
        var policy = MaskingPolicies.Checked(options);

        Assert.That(MaskingPolicies.Of(options), Is.SameAs(policy));
        Assert.That(MaskingPolicies.Of(options.With(MaskingMode.Off)), Is.Null);
    }

    [Test]
    public void AFaultIsFoundInOptionsThatWereRightBefore()
    {
        var options = new EcsOptions();
        _ = new EcsTextFormatter(options);

        options.MaxDepth = 99;

        Assert.That(() => new EcsTextFormatter(options), Throws.ArgumentException.With.Message.Contains("MaxDepth: 99"));
    }

    [Test]
    public void SettingsAreReadOnceForAllStages()
    {
        var root = new Counted(JsonSettings.Read("""
            {
              "Serilog": {
                "EcsMasking": { "serviceName": "shop", "masking": { "sensitiveKeys": { "one": "maiden" } } },
                "Enrich": [ "WithServiceIdentity", "WithOtelContext", "WithMasking" ],
                "Destructure": [ "WithMasking" ],
                "Filter": [ { "Name": "ByExcludingTopic", "Args": { "topic": "x" } } ],
                "WriteTo": [ { "Name": "EcsConsole", "Args": { "restrictedToMinimumLevel": "Fatal" } }, { "Name": "Masked", "Args": { "configure": [ "Console" ] } } ]
              }
            }
            """));

        using (new LoggerConfiguration().ReadFrom.Configuration(root).CreateLogger())
        {
            var options = OptionsBinder.Read(null, root);
            Assert.That(OptionsBinder.Read(null, root), Is.SameAs(options));
        }

        Assert.That(root.Configured, Is.EqualTo(1));
    }

    [Test]
    public void SettingsThatCodeChangedAreReadAgain()
    {
        var root = JsonSettings.Read("""{ "Serilog": { "EcsMasking": { "serviceName": "shop" } } }""");
        var before = OptionsBinder.Read(null, root);

        root["Serilog:EcsMasking:serviceName"] = "billing";

        Assert.That((before.ServiceName, OptionsBinder.Read(null, root).ServiceName), Is.EqualTo(("shop", "billing")));
    }

    /// <summary>Settings of a host, which asks code for its last word each time that options are read.</summary>
    private sealed class Counted(IConfigurationRoot settings) : IConfigurationRoot, IHostSettings
    {
        public int Configured { get; private set; }

        public string? Environment => "Production";

        public IConfiguration Whole => this;

        public IEnumerable<IConfigurationProvider> Providers => settings.Providers;

        public string? this[string key]
        {
            get => settings[key];
            set => settings[key] = value;
        }

        public void Configure(EcsOptions options) => Configured++;

        public IConfigurationSection GetSection(string key) => settings.GetSection(key);

        public IEnumerable<IConfigurationSection> GetChildren() => settings.GetChildren();

        public Microsoft.Extensions.Primitives.IChangeToken GetReloadToken() => settings.GetReloadToken();

        public void Reload() => settings.Reload();
    }
}
