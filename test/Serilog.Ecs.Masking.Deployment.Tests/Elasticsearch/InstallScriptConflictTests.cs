using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>An index template of others that competes with one of the files is found before the first change.</summary>
[Parallelizable(ParallelScope.Self)]
public class InstallScriptConflictTests
{
    private StubStack _stack = null!;

    [OneTimeSetUp]
    public void SkipWhereTheScriptCannotRun() => InstallScript.SkipWhereItCannotRun();

    [SetUp]
    public async Task StartTheStack() => _stack = await StubStack.StartAsync();

    [TearDown]
    public async Task StopTheStack() => await _stack.DisposeAsync();

    [Test]
    public async Task ATemplateThatWinsOverTheseIsNamed()
    {
        _stack.AddTemplate("logs", 900);

        var (code, _, error) = await RunAsync();

        Assert.That(code, Is.EqualTo(3));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain("another index template has a higher priority for logs-auth_api-default").And.Contain("GET _index_template/_simulate_index/logs-auth_api-default").And.EndWith("Nothing was changed.\n"));
    }

    [Test]
    public async Task ATemplateOfTheSamePriorityIsFoundBeforeTheFirstChange()
    {
        _stack.AddTemplate("others", 200);

        var (code, _, error) = await RunAsync();

        Assert.That(code, Is.EqualTo(3));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain("the index template logs-auth_api would be refused (400): index template [").And.Contain("existing templates [_index_template/others]").And.EndWith("Nothing was changed.\n"));
    }

    [Test]
    public async Task ATemplateThatWinsOverInstalledOnesIsNamedToo()
    {
        await RunAsync();
        _stack.Changes.Clear();
        _stack.AddTemplate("logs", 900);

        var (code, _, error) = await RunAsync();

        Assert.That(code, Is.EqualTo(3));
        Assert.That(_stack.Changes, Is.Empty);
        Assert.That(error, Does.Contain("another index template has a higher priority for logs-auth_api-default"));
    }

    private Task<(int Code, string Output, string Error)> RunAsync() =>
        InstallScript.RunAsync(new Dictionary<string, string> { ["ELASTICSEARCH_URL"] = _stack.Url, ["ADMIN_PASSWORD"] = StubStack.Password });
}
