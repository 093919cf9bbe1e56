using NUnit.Framework;
using YamlDotNet.RepresentationModel;
using static Serilog.Ecs.Masking.Deployment.Tests.CollectorFiles;
using static Serilog.Ecs.Masking.Deployment.Tests.ComposeFile;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>A misspelt option is one that a collector refuses at its start, or does not see.</summary>
public class OptionTests
{
    [TestCase("fluent-bit.yaml")]
    [TestCase("inputs.yaml")]
    [TestCase("cloud.yaml")]
    public void FluentBitHasThem(string file)
    {
        var root = Yaml("fluent-bit/" + file);
        var plugins = new[] { "inputs", "filters", "outputs" }.SelectMany(kind => List(root, "pipeline", kind)).ToList();

        var unknown = plugins.SelectMany(plugin => CollectorOptions.Unknown("fluent-bit/" + Text(plugin, "name"), Names(plugin)))
            .Concat(List(root, "parsers").SelectMany(parser => CollectorOptions.Unknown("fluent-bit/parsers", Names(parser))))
            .Concat(CollectorOptions.Unknown("fluent-bit/service", Names(Member(root, "service"))));

        Assert.That(plugins, Is.Not.Empty);
        Assert.That(unknown, Is.Empty);
    }

    [TestCase("fluent.conf")]
    [TestCase("cloud.conf")]
    public void FluentdHasThem(string file)
    {
        var plugins = Sections(FluentdSection.Read(file)).Where(section => section.Parameters.ContainsKey("@type") || section.Parameters.ContainsKey("format") || section.Name == "buffer").ToList();

        var unknown = plugins.SelectMany(section => CollectorOptions.Unknown(
            "fluentd/" + (section.Name == "buffer" ? "buffer" : section.Parameters.GetValueOrDefault("@type") ?? section.Parameters["format"]),
            section.Parameters.Keys));

        Assert.That(plugins, Has.Count.GreaterThan(20));
        Assert.That(unknown, Is.Empty);
    }

    [TestCase("pipeline.conf")]
    [TestCase("cloud.conf")]
    [TestCase("cloud.bucket.conf")]
    [TestCase("cloud.alert.conf")]
    public void LogstashHasThem(string file)
    {
        var plugins = LogstashFile.Read(file).Sections.SelectMany(section => LogstashFile.Plugins(section.Steps).Select(plugin => (section.Kind, plugin))).ToList();

        Assert.That(plugins, Is.Not.Empty);
        Assert.That(plugins.SelectMany(found => CollectorOptions.Unknown($"logstash/{found.Kind} {found.plugin.Name}", found.plugin.Options.Keys)), Is.Empty);
    }

    [Test]
    public void LogstashHasItsSettings()
    {
        var pipelines = List(Yaml("logstash/pipelines.yml")).Concat(List(Yaml("logstash/cloud.pipelines.yml"))).ToList();

        Assert.That(pipelines, Has.Count.EqualTo(4));
        Assert.That(pipelines.SelectMany(pipeline => CollectorOptions.Unknown("logstash/pipelines.yml", Names(pipeline))), Is.Empty);
        Assert.That(CollectorOptions.Unknown("logstash/logstash.yml", Names(Yaml("logstash/logstash.yml"))), Is.Empty);
    }

    [Test]
    public void FilebeatHasThem()
    {
        var root = Yaml("filebeat/filebeat.yml");

        var unknown = List(root, "filebeat.inputs").SelectMany(
            input => CollectorOptions.Unknown("filebeat/" + Text(input, "type"), Names(input)).Concat(List(input, "parsers").SelectMany(Unknown)))
            .Concat(Processors(List(root, "processors")).SelectMany(Unknown))
            .Concat(new[] { "output.elasticsearch", "queue.disk" }.SelectMany(name => CollectorOptions.Unknown("filebeat/" + name, Names(Member(root, name)))));

        Assert.That(Processors(List(root, "processors")), Has.Count.GreaterThan(7));
        Assert.That(unknown, Is.Empty);

        IEnumerable<string> Unknown(YamlNode plugin) => Map(plugin).SelectMany(
            options => CollectorOptions.Unknown("filebeat/" + options.Key, Names(options.Value)));
    }

    [TestCase("otel-collector.yaml")]
    [TestCase("cloud.yaml")]
    public void TheOpenTelemetryCollectorHasThem(string file)
    {
        var root = Yaml("otel-collector/" + file);
        var components = new[] { "extensions", "receivers", "processors", "exporters" }.SelectMany(kind => Map(Member(root, kind))).ToList();

        var unknown = components.SelectMany(component => CollectorOptions.Unknown("otel-collector/" + component.Key.Split('/')[0], Names(component.Value))
            .Concat(List(component.Value, "operators").SelectMany(step => CollectorOptions.Unknown("otel-collector/" + Text(step, "type"), Names(step))))
            .Concat(new[] { "retry_on_failure", "retry", "s3uploader" }.Where(name => Member(component.Value, name) is not null).SelectMany(name => CollectorOptions.Unknown("otel-collector/" + name, Names(Member(component.Value, name))))));

        Assert.That(components, Has.Count.GreaterThan(2));
        Assert.That(unknown, Is.Empty);
    }

    // A pipeline uses what it defines, or what an earlier file defines.
    [Test]
    public void ThePipelinesOfTheOpenTelemetryCollectorUseWhatIsThere()
    {
        var files = new[] { Yaml("otel-collector/otel-collector.yaml"), Yaml("otel-collector/cloud.yaml") };
        var pipelines = files.SelectMany(file => Map(Member(Member(file, "service"), "pipelines"))).ToList();

        Assert.That(pipelines, Has.Count.EqualTo(2));
        foreach (var kind in new[] { "receivers", "processors", "exporters" })
        {
            var there = files.SelectMany(file => Names(Member(file, kind))).ToList();

            Assert.That(pipelines.SelectMany(pipeline => Texts(Member(pipeline.Value, kind))).Distinct(), Is.SubsetOf(there).And.Not.Empty);
            Assert.That(there, Is.Unique);
        }
    }

    private static IEnumerable<string> Names(YamlNode? map) => Map(map).Select(static member => member.Key);

    private static IEnumerable<FluentdSection> Sections(FluentdSection section) => section.Sections.SelectMany(static inner => Sections(inner).Prepend(inner));

    private static List<YamlNode> Processors(IEnumerable<YamlNode> processors) =>
        [.. processors.SelectMany(
            static processor => Member(processor, "if") is null ? [processor] : Processors(List(processor, "then").Concat(List(processor, "else"))))];
}
