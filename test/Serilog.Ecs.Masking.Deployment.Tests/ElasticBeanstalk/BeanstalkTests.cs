using System.IO.Enumeration;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The files for Elastic Beanstalk agree with each other, with the image and with what AWS documents.</summary>
public class BeanstalkTests
{
    // Of the driver awslogs, and of Docker for every driver
    private static readonly string[] DriverOptions =
    [
        "awslogs-region", "awslogs-group", "awslogs-create-group", "awslogs-stream", "awslogs-stream-prefix", "awslogs-datetime-format",
        "awslogs-multiline-pattern", "awslogs-endpoint", "awslogs-credentials-endpoint", "awslogs-force-flush-interval-seconds",
        "awslogs-max-buffered-events", "awslogs-format", "tag", "mode", "max-buffer-size",
    ];

    private static readonly string[] AgentOptions =
    [
        "file_path", "log_group_name", "log_stream_name", "log_group_class", "timestamp_format", "timezone", "multi_line_start_pattern",
        "encoding", "auto_removal", "filters", "backpressure_mode", "publish_multi_logs", "retention_in_days", "service.name", "deployment.environment",
    ];

    [Test]
    public void TheContainerIsTheImageThatTheDockerfileBuilds()
    {
        var container = BeanstalkFiles.Container;
        var docker = DeploymentFiles.Text("Dockerfile");
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(DeploymentFiles.Folder, "../appsettings.json")));

        Assert.That(BeanstalkFiles.Dockerrun["AWSEBDockerrunVersion"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(container.Text("image"), Does.EndWith("/auth-api:" + settings.Text("Serilog/EcsMasking/serviceVersion")));
        Assert.That(
            container["portMappings"]![0]!["containerPort"]!.GetValue<int>().ToString(), Is.EqualTo(Regex.Match(docker, "EXPOSE ([0-9]+)").Groups[1].Value));
        Assert.That(container.Text("user"), Is.EqualTo(Regex.Match(docker, "(?m)^USER (.+)$").Groups[1].Value));
        Assert.That(
            docker,
            Does.Contain(BeanstalkFiles.Extensions["option_settings"]!["aws:elasticbeanstalk:environment:process:default"].Text("HealthCheckPath") + "\" ]"));
        Assert.That(container["memory"]!.GetValue<int>() + "m", Is.EqualTo(ComposeFile.Member(ComposeFile.Services["auth-api"], "mem_limit")!.ToString()));
    }

    [Test]
    public void NothingIsWrittenToTheImageAndNoPowerIsKept()
    {
        var container = BeanstalkFiles.Container;

        Assert.That(container["readonlyRootFilesystem"]!.GetValue<bool>(), Is.True);
        Assert.That(container["privileged"], Is.Null);
        Assert.That(container.Items("linuxParameters/capabilities/drop").Select(power => power.GetValue<string>()), Is.EqualTo(new[] { "ALL" }));
        Assert.That(container.Text("linuxParameters/tmpfs/0/containerPath"), Is.EqualTo("/tmp"));
    }

    [Test]
    public void TheServiceHasTheVariablesOfProductionInKubernetes() =>
        Assert.That(Manifests.Settings("production"), Is.SubsetOf(BeanstalkFiles.Variables));

    [Test]
    public void TheDriverHasOptionsThatItKnows()
    {
        var logs = BeanstalkFiles.Container["logConfiguration"]!;

        Assert.That(logs.Text("logDriver"), Is.EqualTo("awslogs"));
        Assert.That(logs.Texts("options").Keys, Is.SubsetOf(DriverOptions).And.SupersetOf(new[] { "awslogs-region", "awslogs-group", "awslogs-stream-prefix" }));
    }

    [Test]
    public void TheAgentHasOptionsThatItKnows()
    {
        foreach (var entry in Collected())
        {
            Assert.That(((JsonObject)entry).Select(option => option.Key), Is.SubsetOf(AgentOptions));
        }
    }

    [Test]
    public void EveryGroupThatIsWrittenToIsMadeBefore()
    {
        var written = Collected().Select(entry => entry.Text("log_group_name")!).Append(
            BeanstalkFiles.Container.Text("logConfiguration/options/awslogs-group")!);

        Assert.That(written.Distinct(), Is.EquivalentTo(BeanstalkFiles.Retentions.Keys));
        Assert.That(
            BeanstalkFiles.Container["logConfiguration"]!.Texts("options"), Does.Not.ContainKey("awslogs-create-group"),
            "A group that the driver makes is kept for ever.");
    }

    [Test]
    public void EveryGroupIsKeptForATimeAndPersonalDataForAShorterOne()
    {
        var days = BeanstalkFiles.Retentions;
        var personal = days.Single(group => group.Key.EndsWith(".personal", StringComparison.Ordinal)).Value;
        var policies = new Guide("README.md").Days;

        Assert.That(personal, Is.EqualTo(policies["auth_api-logs.personal"]).And.LessThan(days.Values.Max()));
        Assert.That(days.Values.Max(), Is.EqualTo(policies["auth_api-logs"]));
        Assert.That(
            BeanstalkFiles.Extensions["option_settings"]!["aws:elasticbeanstalk:cloudwatch:logs"].Text("RetentionInDays"),
            Is.EqualTo(days.Values.Max().ToString()));
    }

    [Test]
    public void WhatThePlatformWritesIsStreamedAndOutlivesTheEnvironment()
    {
        var options = BeanstalkFiles.Extensions["option_settings"]!.Texts("aws:elasticbeanstalk:cloudwatch:logs");

        Assert.That(options["StreamLogs"] + options["DeleteOnTerminate"], Is.EqualTo("truefalse"));
        Assert.That(((JsonObject)BeanstalkFiles.Groups["Resources"]!).Select(resource => resource.Value.Text("DeletionPolicy")), Is.All.EqualTo("Retain"));
    }

    [Test]
    public void ThePolicyAllowsWritingToTheseGroupsAndNothingElse()
    {
        var statement = BeanstalkFiles.Policy.Items("Statement").Single();
        var groups = BeanstalkFiles.Retentions.Keys.Append($"/aws/elasticbeanstalk/{BeanstalkFiles.Environment}/var/log/eb-engine.log");

        Assert.That(statement.Text("Effect"), Is.EqualTo("Allow"));
        Assert.That(statement.Items("Action").Select(action => action.GetValue<string>()), Is.EquivalentTo(new[] { "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents" }));
        var resource = statement.Items("Resource").Single().GetValue<string>();
        Assert.That(groups.Where(group => !Allows(resource, group)), Is.Empty);
        Assert.That(Allows(resource, "/aws/elasticbeanstalk/orders-production/auth-api") || Allows(resource, "/aws/elasticbeanstalk/auth-api-production-2/x") || Allows(resource, "/aws/lambda/x"), Is.False);
    }

    [Test]
    public void EveryFileIsForTheSameRegionAndAccount()
    {
        var text = string.Concat(
            Directory.EnumerateFiles(Path.Combine(DeploymentFiles.Folder, BeanstalkFiles.Folder), "*", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.That(Regex.Matches(text, @"\b[a-z]{2}-[a-z]+-[0-9]\b").Select(match => match.Value).Distinct(), Is.EqualTo(new[] { "ap-northeast-2" }));
        Assert.That(Regex.Matches(text, @"\b[0-9]{12}\b").Select(match => match.Value).Distinct(), Is.EqualTo(new[] { "123456789012" }));
    }

    [Test]
    public void TheFolderOfTheServicesFilesIsTheOneThatIsMadeMountedAndRead()
    {
        var container = BeanstalkFiles.Container;
        var folder = container.Text("mountPoints/0/containerPath")!;
        var made = BeanstalkFiles.Extensions.Text("commands/01_folder/command")!;

        Assert.That(BeanstalkFiles.Dockerrun.Text("volumes/0/host/sourcePath"), Is.EqualTo(folder));
        Assert.That(BeanstalkFiles.Dockerrun.Text("volumes/0/name"), Is.EqualTo(container.Text("mountPoints/0/sourceVolume")));
        Assert.That(made, Does.EndWith(" " + folder).And.Contain(" -o 1654 -g 1654 "));
        Assert.That(DeploymentFiles.Text("Dockerfile"), Does.Contain("--chown=1654:1654 " + folder));
        Assert.That(Collected().Select(entry => Path.GetDirectoryName(entry.Text("file_path"))), Is.All.EqualTo(folder));
        Assert.That(
            BeanstalkFiles.Extensions.Text("container_commands/01_agent/command"),
            Does.EndWith("file:" + ((JsonObject)BeanstalkFiles.Extensions["files"]!).Single().Key));
    }

    // A file of another name, such as the next one when it is full, belongs to the same entry.
    [TestCase("personal.json", "auth-api.personal")]
    [TestCase("personal_001.json", "auth-api.personal")]
    [TestCase("app.json", "auth-api")]
    [TestCase("app_001.json", "auth-api")]
    public void AFileIsReadIntoItsGroup(string file, string group)
    {
        var entry = Collected().Single(entry => FileSystemName.MatchesSimpleExpression(Path.GetFileName(entry.Text("file_path")!), file));

        Assert.That(entry.Text("log_group_name"), Does.EndWith("/" + group));
    }

    [Test]
    public void TheAgentFindsTheTimeOfEveryLine()
    {
        var format = Collected().Select(entry => entry.Text("timestamp_format")!).Distinct().Single();
        var pattern = Regex.Replace(Regex.Escape(format), "%([YmdHMSf])", match => match.Groups[1].Value switch { "Y" => "[0-9]{4}", "f" => "[0-9]{1,9}", _ => "[0-9]{2}" });

        Assert.That(SampleRun.Lines.Select(line => Regex.Match(line, pattern)).Where(match => match.Index != "{\"@timestamp\":\"".Length), Is.Empty);
        Assert.That(Collected().Select(entry => entry.Text("timezone")), Is.All.EqualTo("UTC"));
    }

    private static IEnumerable<JsonNode> Collected() => BeanstalkFiles.Agent.Items("logs/logs_collected/files/collect_list");

    private static bool Allows(string resource, string group) =>
        FileSystemName.MatchesSimpleExpression(resource, $"arn:aws:logs:ap-northeast-2:123456789012:log-group:{group}:log-stream:i-0123", ignoreCase: false);
}
