using System.Text.Json;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

[Parallelizable(ParallelScope.Self)]
public class InstallScriptTests
{
    private const string CollectorPassword = """c"ol\lector-한글""";

    private StubStack _stack = null!;

    [OneTimeSetUp]
    public void SkipWhereTheScriptCannotRun() => InstallScript.SkipWhereItCannotRun();

    [SetUp]
    public async Task StartTheStack() => _stack = await StubStack.StartAsync();

    [TearDown]
    public async Task StopTheStack() => await _stack.DisposeAsync();

    [Test]
    public async Task EverythingIsInstalledAndReported()
    {
        var (code, output, error) = await RunAsync();

        Assert.That(error, Is.Empty);
        Assert.That(code, Is.Zero);
        var files = Assets().ToList();
        Assert.That(files, Has.Count.EqualTo(12));
        Assert.That(_stack.Stored.Keys, Is.SupersetOf(files));
        Assert.That(files.Where(file => !output.Contains("installed  " + file + "\n", StringComparison.Ordinal)), Is.Empty);
        Assert.That(output, Does.EndWith("installed  Kibana objects\ndone\n"));
    }

    [Test]
    public async Task TheCollectorsUserMayOnlyAddDocuments()
    {
        await RunAsync();

        var user = JsonDocument.Parse(_stack.Stored["_security/user/collector"]).RootElement.GetProperty("body");
        Assert.That(user.GetProperty("password").GetString(), Is.EqualTo(CollectorPassword));
        Assert.That(user.GetProperty("roles").EnumerateArray().Select(role => role.GetString()), Is.EqualTo(new[] { "auth_api-collector" }));
        var role = JsonDocument.Parse(_stack.Stored["_security/role/auth_api-collector"]).RootElement.GetProperty("body");
        Assert.That(role.GetProperty("indices")[0].GetProperty("privileges").EnumerateArray().Select(privilege => privilege.GetString()), Is.EqualTo(new[] { "auto_configure", "create_doc" }));
    }

    [Test]
    public async Task ASecondRunInstallsTheSameAgain()
    {
        await RunAsync();
        var first = _stack.Changes.ToArray();
        _stack.Changes.Clear();

        var (code, _, error) = await RunAsync();

        Assert.That(error, Is.Empty);
        Assert.That(code, Is.Zero);
        Assert.That(_stack.Changes, Is.EqualTo(first));
    }

    [Test]
    public async Task NoPasswordIsEverPrinted()
    {
        var (_, output, error) = await RunAsync();

        Assert.That(output + error, Does.Not.Contain("pass\\word").And.Not.Contain("ol\\lector"));
    }

    [Test]
    public async Task AWrongPasswordChangesNothing()
    {
        var (code, _, error) = await RunAsync(("ADMIN_PASSWORD", "wrong"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain("does not accept the password of 'elastic' (401)").And.Contain("the file .env beside compose.yaml").And.EndWith("Nothing was changed.\n"));
    }

    [TestCase("""{"meta":{"managed_by":"Serilog.Ecs.Masking","assets_version":7}}""", "_index_template/logs-auth_api is there in version 7, and these files are version 1.")]
    [TestCase("""{"meta":{}}""", "_index_template/logs-auth_api is there and is not from these files.")]
    public async Task ATemplateOfAnotherVersionStaysAsItIs(string there, string message)
    {
        _stack.Stored["_index_template/logs-auth_api"] = there;

        var (code, _, error) = await RunAsync();

        Assert.That(code, Is.EqualTo(3));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain(message).And.Contain("Nothing was changed. To put these in its place: install.sh --replace."));
    }

    [Test]
    public async Task ATemplateOfAnotherVersionIsReplacedWhenAskedFor()
    {
        _stack.Stored["_index_template/logs-auth_api"] = """{"meta":{"assets_version":7},"body":{"index_patterns":["logs-auth_api*-*"],"priority":200,"template":{"settings":{}}}}""";

        var (code, _, _) = await RunAsync([], "--replace");

        Assert.That(code, Is.Zero);
        Assert.That(_stack.Stored["_index_template/logs-auth_api"], Does.Contain("\"assets_version\":1"));
    }

    [Test]
    public async Task AUserOfThatNameIsNotTakenOver()
    {
        _stack.Stored["_security/user/collector"] = """{"meta":{}}""";

        var (code, _, error) = await RunAsync();

        Assert.That(code, Is.EqualTo(3));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain("_security/user/collector is there and is not from these files."));
    }

    [Test]
    public async Task TheAnswerOfTheServerIsHandedOn()
    {
        _stack.Refuses = "_index_template/logs-auth_api";

        var (code, _, error) = await RunAsync();

        Assert.That(code, Is.EqualTo(1));
        Assert.That(
            error,
            Does.Contain("_index_template/logs-auth_api was refused (400): index template [logs-auth_api] has index patterns matching").And.Contain("others"));
        Assert.That(_stack.Changes.Last(), Is.EqualTo("PUT _index_template/logs-auth_api"));
    }

    [TestCase("8.12.2")]
    [TestCase("7.17.11")]
    public async Task AnOldServerIsLeftAlone(string version)
    {
        _stack.Version = version;

        var (code, _, error) = await RunAsync();

        Assert.That(code, Is.EqualTo(1));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain($"Elasticsearch {version} is too old"));
    }

    [Test]
    public async Task AnUnreachableServerIsNamed()
    {
        using var nobody = new ClosedPort();

        var (code, _, error) = await RunAsync(("ELASTICSEARCH_URL", "http://" + nobody.Host));

        Assert.That(code, Is.EqualTo(4));
        Assert.That(
            error,
            Does.Contain($"http://{nobody.Host}/").And.Contain("does not answer").And.Contain("Is it running, and is the address right? Nothing was changed."));
    }

    // What belongs together is not left half done: Kibana is asked before Elasticsearch is changed.
    [Test]
    public async Task AKibanaThatDoesNotAnswerLeavesElasticsearchAsItWas()
    {
        using var nobody = new ClosedPort();

        var (code, _, error) = await RunAsync(("KIBANA_URL", "http://" + nobody.Host));

        Assert.That(code, Is.EqualTo(4));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain($"http://{nobody.Host}/api/status does not answer").And.EndWith("Nothing was changed.\n"));
    }

    [Test]
    public async Task AKibanaThatIsNotReadyLeavesElasticsearchAsItWas()
    {
        _stack.KibanaStatus = 503;

        var (code, _, error) = await RunAsync();

        Assert.That(code, Is.EqualTo(1));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain("answers 503").And.Contain("Is it Kibana, and ready? Nothing was changed."));
    }

    [TestCase("ELASTICSEARCH_URL", "http://elasticsearch:9200", "is not https; the password would be readable on the way.")]
    [TestCase("KIBANA_URL", "http://kibana.example", "is not https; the password would be readable on the way.")]
    [TestCase("ELASTICSEARCH_URL", "http://localhost.example:9200", "is not https; the password would be readable on the way.")]
    [TestCase("ADMIN_PASSWORD", "", "ADMIN_PASSWORD is not set: the password of 'elastic'.")]
    [TestCase("ADMIN_PASSWORD", "two\nlines", "ADMIN_PASSWORD holds a control character")]
    [TestCase("COLLECTOR_USER", "../_search", "letters, digits, '_', '.' and '-' only.")]
    [TestCase("CA_CERT", "/nowhere/ca.crt", "CA_CERT names '/nowhere/ca.crt', which cannot be read.")]
    public async Task AWrongVariableIsFoundBeforeAnyCall(string name, string value, string message)
    {
        var (code, _, error) = await RunAsync((name, value));

        Assert.That(code, Is.EqualTo(2));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain(message));
    }

    [TestCase("elasticsearch", 14)]
    [TestCase("kibana", 1)]
    public async Task APartCanBeInstalledAlone(string part, int changes)
    {
        var (code, _, _) = await RunAsync([], part);

        Assert.That(code, Is.Zero);
        Assert.That(_stack.Changes, Has.Count.EqualTo(changes));
    }

    [Test]
    public async Task AnUnknownArgumentIsNamed()
    {
        var (code, _, error) = await RunAsync([], "--replcae");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("unknown argument '--replcae'"));
    }

    private static IEnumerable<string> Assets()
    {
        var apis = new Dictionary<string, string>
        {
            ["ilm-policies"] = "_ilm/policy",
            ["ingest-pipelines"] = "_ingest/pipeline",
            ["component-templates"] = "_component_template",
            ["index-templates"] = "_index_template",
            ["roles"] = "_security/role",
        };
        return apis.SelectMany(api => Directory.EnumerateFiles(Path.Combine(DeploymentFiles.Folder, "elasticsearch", api.Key)).Select(
            file => api.Value + "/" + Path.GetFileNameWithoutExtension(file)));
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params (string Name, string Value)[] variables) => RunAsync(variables, []);

    private Task<(int Code, string Output, string Error)> RunAsync((string Name, string Value)[] variables, params string[] arguments)
    {
        var all = new Dictionary<string, string>
        {
            ["ELASTICSEARCH_URL"] = _stack.Url,
            ["KIBANA_URL"] = _stack.Url,
            ["ADMIN_PASSWORD"] = StubStack.Password,
            ["COLLECTOR_PASSWORD"] = CollectorPassword,
            ["KIBANA_SYSTEM_PASSWORD"] = "for kibana itself",
        };
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return InstallScript.RunAsync(all, arguments);
    }
}
