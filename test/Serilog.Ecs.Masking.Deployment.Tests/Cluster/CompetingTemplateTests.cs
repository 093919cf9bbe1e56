using System.Globalization;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>An index template of others that competes with one of the files, in a real Elasticsearch that never saw these files.</summary>
[NonParallelizable]
[Category("Elasticsearch")]
public class CompetingTemplateTests
{
    private readonly string _name = "other_" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
    private DirectoryInfo _folder = null!;

    [SetUp]
    public async Task CopyTheAssetsUnderAnotherName()
    {
        await Cluster.RequireAsync();
        _folder = Directory.CreateTempSubdirectory("assets-");
        var assets = Path.Combine(DeploymentFiles.Folder, "elasticsearch");
        foreach (var file in Directory.EnumerateFiles(assets, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Renamed(Path.GetRelativePath(assets, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await File.WriteAllTextAsync(copy, Renamed(await File.ReadAllTextAsync(file)));
        }
    }

    [TearDown]
    public void DeleteTheCopy() => _folder?.Delete(recursive: true);

    [TestCase(200, "would be refused (400)")]
    [TestCase(900, "another index template has a higher priority")]
    public async Task ItIsFoundBeforeTheFirstChange(int priority, string message)
    {
        await Cluster.SendAsync(HttpMethod.Put, "_index_template/" + _name, $$"""{"index_patterns":["logs-{{_name}}*"],"priority":{{priority}}}""");
        try
        {
            var (code, output, error) = await InstallScript.RunFromAsync(_folder.FullName, new Dictionary<string, string> { ["ELASTICSEARCH_URL"] = Cluster.Address!, ["ADMIN_PASSWORD"] = "any" }, "elasticsearch");

            Assert.That(code, Is.EqualTo(3));
            Assert.That(error, Does.Contain(message).And.EndWith("Nothing was changed.\n"));
            Assert.That(output, Does.Not.Contain("installed"));
        }
        finally
        {
            await Cluster.SendAsync(HttpMethod.Delete, "_index_template/" + _name);
        }
    }

    private string Renamed(string text) => text.Replace("auth_api", _name, StringComparison.Ordinal);
}
